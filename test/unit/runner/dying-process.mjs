// A runner process that is ready and dies of its first job.
process.on('message', () => process.kill(process.pid, 'SIGKILL'));
process.send({ kind: 'ready', python: 'none', javascript: 'none' });
