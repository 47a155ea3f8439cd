import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/main/store/database.ts';
import { missingModels } from '../../fixtures/model-library.ts';
import { startServer } from '../../fixtures/server.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';
import { startSpeechServer } from '../../fakes/speech-server.ts';

const noModels = await missingModels('whisper-base', 'silero-vad');
const script = fileURLToPath(new URL('../../../scripts/doctor.ts', import.meta.url));

interface Report {
  readonly ok: boolean;
  readonly seconds: number;
  readonly findings: readonly { readonly section: string; readonly level: string; readonly name: string; readonly text: string }[];
}

function run(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, VIVA_DEVICE: 'cpu', ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...output })));
}

/** Without models, which makes it quick; ports are those that the system picks. */
async function examine(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number | null; report: Report; about: (name: string) => Report['findings'][number] | undefined }> {
  const { code, stdout, stderr } = await run(['--json', '--models-dir', tempDir(), '--port', '0', '--screening-port', '0', ...args], env);
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as Report;
  return { code, report, about: (name) => report.findings.find((finding) => finding.name === name) };
}

describe('npm run doctor', () => {
  it('ends with 1 and says what is missing where speech cannot be recognised', async () => {
    const dataDir = join(tempDir(), 'data');
    const { code, report, about } = await examine(['--data-dir', dataDir]);
    expect([code, report.ok]).toEqual([1, false]);
    expect(about('speech')).toMatchObject({ level: 'fail', text: expect.stringContaining('npm run models') });
    expect(about('whisper-base')).toMatchObject({ level: 'warn', text: expect.stringContaining('not installed') });
    expect(about('synthesis')?.text).toContain('none configured');
    expect(report.findings.find(({ section, name }) => section === 'Speed' && name === 'synthesis')).toMatchObject({ level: 'ok', text: expect.stringContaining('eSpeak NG') });
    expect(about('database')).toMatchObject({ level: 'ok', text: expect.stringContaining('first start') });
    expect(report.findings.filter(({ level }) => level === 'fail').map(({ name }) => name)).toEqual(['speech']);
  });

  it('finds a damaged database, unfinished recordings and busy ports, and changes nothing', async () => {
    const dataDir = tempDir();
    openDatabase(dataDir).close();
    const database = join(dataDir, 'viva.db');
    const bytes = readFileSync(database);
    bytes.fill(0xff, 4_096, 8_192);
    writeFileSync(database, bytes);
    mkdirSync(join(dataDir, 'recordings'));
    writeFileSync(join(dataDir, 'recordings', 'a.wav'), Buffer.alloc(100));
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;

    const { code, about } = await examine(['--data-dir', dataDir, '--port', String(port)]);
    expect(code).toBe(1);
    expect(about('database')).toMatchObject({ level: 'fail', text: expect.stringContaining('damaged') });
    expect(about('recordings')).toMatchObject({ level: 'warn', text: expect.stringContaining('1, 1 of them') });
    expect(about('interface and APIs')).toMatchObject({ level: 'warn', text: expect.stringContaining(`${port} is in use`) });
    expect(readFileSync(database).equals(bytes)).toBe(true);
    expect(readFileSync(join(dataDir, 'recordings', 'a.wav'))).toHaveLength(100);
  });

  it('goes on beside a running server, and shows what that says', async () => {
    const server = await startServer({ modelsDir: tempDir() });
    onTestFinished(() => server.close());
    const before = readdirSync(server.dataDir).sort();
    const { about } = await examine(['--data-dir', server.dataDir]);
    expect(about('data folder')?.text).toContain('in use by a running Viva');
    expect(about('database')).toMatchObject({ level: 'ok', text: expect.stringContaining('healthy') });
    expect(about('interface and APIs')?.text).toContain(new URL(server.base).port);
    expect(about('asr')).toMatchObject({ section: 'Engines of the running Viva', text: expect.stringContaining('absent') });
    expect((await fetch(`${server.base}/healthz`)).status).toBe(200);
    expect(readdirSync(server.dataDir).sort()).toEqual(before);
  });

  it('asks the addresses that are configured', async () => {
    const speech = await startSpeechServer();
    onTestFinished(() => speech.close());
    speech.answerBy(() => ({ status: 401 }));
    const { about, report } = await examine(['--data-dir', tempDir()], { VIVA_STT_BASE_URL: speech.baseUrl, VLLM_BASE_URL: 'http://user:secret@127.0.0.1:1/v1', VIVA_STT_API_KEY: 'wrong' });
    expect(about('recognition')).toMatchObject({ level: 'warn', text: expect.stringContaining('refuses our key') });
    expect(about('language model')).toMatchObject({ level: 'warn', text: '127.0.0.1:1 does not answer: the rules answer instead' });
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('names an option that is wrong, and explains itself', async () => {
    expect(await run(['--port', 'many'])).toMatchObject({ code: 1, stderr: expect.stringContaining('--port') });
    expect((await run(['--help'])).stdout).toContain('--retry-devices');
  });

  it.skipIf(noModels)('ends with 0 where an interview can run, having spoken and listened', async () => {
    const dataDir = tempDir();
    const models = process.env.VIVA_MODELS_DIR;
    const { code, stdout } = await run(['--data-dir', dataDir, '--port', '0', '--screening-port', '0', ...(models === undefined ? [] : ['--models-dir', models])], { VIVA_DEVICE: 'auto' });
    expect(stdout).toMatch(/recognition +whisper-base q8 on \w+: real-time factor \d/);
    expect(stdout).toContain('A screening interview can run here.');
    expect(code).toBe(0);
    expect(readdirSync(dataDir)).toEqual(['devices.json']);
  });
});
