/** The first limit records of all the logs as [time, server, message], from the earliest. */
function mergeLogs(logs, limit) {
  throw new Error('Not written yet');
}
