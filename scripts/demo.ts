/**
 * `npm run demo`: a whole screening interview without a microphone, through the same API and socket that programs use.
 *   --audio FILE   a recording (WAV) of the candidate instead of the synthesised one
 *   --jd FILE      a job description: JSON of the API, or plain text
 *   --lang ru|en   en by default
 *   --out DIR      where report.html and report.pdf go; viva-demo by default
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../src/main/base/config.ts';
import { messageOf } from '../src/main/base/errors.ts';
import { createLog } from '../src/main/base/log.ts';
import { composeApp } from '../src/main/compose.ts';
import { toPcm16 } from '../src/main/media/pcm.ts';
import { resample } from '../src/main/media/resample.ts';
import { decodeWav, wavHeader } from '../src/main/media/wav.ts';
import { programPaths } from '../src/main/program-paths.ts';
import { createScreeningClient, type Chunk, type ScreeningClient } from './demo/client.ts';
import { createAnswers, loadJob, loadScenario, type Job, type Scenario } from './demo/scenario.ts';
import { installForDemo } from './demo/models.ts';

const STREAM_RATE_HZ = 16_000;
const MAX_QUESTIONS = 4;
/** Faster than real time, slow enough for partials to be seen. */
const SPEED = 3;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Heard {
  readonly turns: { role: 'user' | 'assistant'; text: string }[];
  readonly chunks: Chunk[];
  /** What the candidate said, PCM16LE at 16 kHz: the report's links point into it. */
  readonly audio: Uint8Array[];
}

const showPartial = (text: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K  … ${text.slice(-100)}`);
};
const clearPartial = (): void => {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
};

/** The interviewer asks, the synthesised candidate answers, and what was recognised decides the next question. */
async function interview(client: ScreeningClient, scenario: Scenario, job: Job, streamUrl: string): Promise<Heard> {
  const heard: Heard = { turns: [], chunks: [], audio: [] };
  const answerTo = createAnswers(scenario);
  for (let count = 0; count < MAX_QUESTIONS; count += 1) {
    const transcript = heard.chunks.map(({ text }) => text).join(' ');
    const coverage = transcript === '' ? null : await client.coverage({ jd: job, transcript });
    const action = await client.next({ jd: job, context: { turns: heard.turns }, coverage });
    if (action.action === 'end' || action.question === null) break;
    heard.turns.push({ role: 'assistant', text: action.question });
    say(`\nInterviewer: ${action.question}`);
    if (process.stdout.isTTY) process.stdout.write('  (speaking)');
    await client.speak(action.question, scenario.voices.interviewer, 'wav');
    const pcm = await client.speak(answerTo(action.question, action.target_skill), scenario.voices.candidate, 'pcm16k');
    const finals = await client.recognise(streamUrl, pcm, SPEED, showPartial);
    clearPartial();
    const text = finals.map((final) => final.text).join(' ');
    say(`Candidate:   ${text === '' ? '(nothing was recognised)' : text}`);
    heard.turns.push({ role: 'user', text });
    heard.chunks.push(...finals);
    heard.audio.push(pcm);
  }
  return heard;
}

async function listen(client: ScreeningClient, file: string, streamUrl: string): Promise<Heard> {
  const { samples, sampleRateHz } = decodeWav(new Uint8Array(await readFile(file)));
  const pcm = toPcm16(resample(samples, sampleRateHz, STREAM_RATE_HZ));
  const chunks = await client.recognise(streamUrl, pcm, SPEED, showPartial);
  clearPartial();
  for (const { text } of chunks) say(`Candidate:   ${text}`);
  return { turns: chunks.map(({ text }) => ({ role: 'user' as const, text })), chunks, audio: [pcm] };
}

/** A transcript without times gives quotes without times: the finals know where in the recording each was said. */
function withTimes<R extends { evidence: { quote: string; t0: number; t1: number }[] }>(rubric: R, chunks: readonly Chunk[]): R {
  const evidence = rubric.evidence.map((item) => {
    const said = chunks.find(({ text }) => text.includes(item.quote));
    return said === undefined || item.t1 > 0 ? item : { ...item, t0: said.t0, t1: said.t1 };
  });
  return { ...rubric, evidence };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { audio: { type: 'string' }, jd: { type: 'string' }, lang: { type: 'string', default: 'en' }, out: { type: 'string', default: 'viva-demo' } } });
  if (values.lang !== 'en' && values.lang !== 'ru') throw new Error('--lang is en or ru');
  const language = values.lang;
  const paths = programPaths(new URL('../src/main/headless.ts', import.meta.url).href);
  const out = resolve(values.out);
  const dataDir = mkdtempSync(join(tmpdir(), 'viva-demo-'));
  const config = loadConfig(['--port', '0', '--screening-port', '0', '--data-dir', dataDir, '--no-install'], paths.root);
  await installForDemo(paths, config.modelsDirs, say);
  const app = await composeApp({ config: { ...config, logLevel: 'error' }, paths, version: paths.version, log: createLog({ level: 'error' }), mode: 'headless' });
  try {
    const { port } = await app.listen();
    const base = `http://127.0.0.1:${port}/apis/screening`;
    const client = createScreeningClient(base);
    const scenario = await loadScenario(paths.resources, language);
    const parse = async (text: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/desk/job/parse`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${app.token}` }, body: JSON.stringify({ text, language }),
    })).json();
    const job = values.jd === undefined ? scenario.job : await loadJob(values.jd, parse);
    const { session_id, ws_url } = await client.start();
    const streamUrl = `${ws_url}?lang=${language}`;
    say(`Screening interview ${session_id}: ${job.role}`);
    const heard = values.audio === undefined ? await interview(client, scenario, job, streamUrl) : await listen(client, values.audio, streamUrl);

    const transcript = heard.chunks.map(({ text }) => text).join('\n');
    const ie = await client.extract({ transcript: heard.chunks, include_timestamps: true });
    const coverage = await client.coverage({ jd: job, transcript });
    const rubric = withTimes(await client.rubric({ jd: job, transcript: transcript === '' ? ie : transcript, coverage }), heard.chunks);
    const final = await client.final({ jd: job, ie, coverage, rubric, aux: {} });
    const report = { candidate: values.audio === undefined ? scenario.candidate : values.audio, vacancy: job.role, rubric, final, audio_url: 'candidate.wav' };
    await mkdir(out, { recursive: true });
    const audio = Buffer.concat(heard.audio);
    await writeFile(join(out, 'candidate.wav'), Buffer.concat([wavHeader({ sampleRateHz: STREAM_RATE_HZ, dataBytes: audio.byteLength }), audio]));
    for (const format of ['html', 'pdf'] as const) await writeFile(join(out, `report.${format}`), await client.report(format, language, report));

    say(`\nSkills: ${ie.skills.map(({ name }) => name).join(', ') || 'none found'}`);
    for (const [name, score] of Object.entries(rubric.scores)) say(`  ${String(score)}/5  ${name} (coverage ${Math.round((coverage.per_competency[name] ?? 0) * 100)}%)`);
    say(`Overall: ${Math.round(final.overall * 100)}%, recommendation: ${final.decision}. A person decides.`);
    say(`Reports: ${join(out, 'report.html')}, ${join(out, 'report.pdf')}`);
    if (transcript === '') throw new Error('nothing was recognised: see npm run models -- list');
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`demo: ${messageOf(error)}\n`);
  process.exit(1);
});
