/**
 * Recognition without the server: each installed Whisper over the test clips, and a plain call of transformers.js's pipeline
 * over the same audio in the same run. Every model and way has a process of its own, so that memory is told apart.
 */
import { fork } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { createWhisperEngine } from '../../src/main/inference/engines/whisper.ts';
import type { Language } from '../../src/main/ports/language.ts';
import { openTestLibrary } from '../../test/fixtures/model-library.ts';
import { wordErrorRate } from '../../test/fixtures/wer.ts';
import type { Row } from './measure.ts';
import { loadClips, type Clip } from './recognition-clips.ts';

const MODELS = ['whisper-tiny', 'whisper-base', 'whisper-small'] as const;
/** More threads gain little for models of this size; the product takes as many. */
const THREADS = 2;
const ROUNDS = 3;
/** An utterance of an interview's usual length. */
const SHORT_S = 5;
const AIM = 3;

type Way = 'ours' | 'plain';

interface Heard {
  readonly clip: string;
  readonly seconds: number;
  readonly reference: string;
  readonly text: string;
  readonly ms: readonly number[];
}

interface Report {
  readonly heard: readonly Heard[];
  readonly peakMb: number;
}

type Hear = (samples: Float32Array, language: Language) => Promise<string>;

async function loadOurs(id: string, folder: string): Promise<Hear> {
  const engine = createWhisperEngine(THREADS);
  const { signal } = new AbortController();
  await engine.load?.({ folder, model: id, provider: 'cpu' }, signal);
  return async (samples, language) => (await engine.recognise?.({ samples, language, prompt: '', wordTimes: true }, signal))?.text ?? '';
}

async function loadPlain(id: string, folder: string): Promise<Hear> {
  const { env, pipeline } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  const recogniser = await pipeline('automatic-speech-recognition', basename(folder), { dtype: 'q8', device: 'cpu', local_files_only: true });
  return async (samples, language) => {
    const result = (await recogniser(samples, { language, task: 'transcribe' })) as { text: string } | { text: string }[];
    return (Array.isArray(result) ? result : [result]).map(({ text }) => text).join(' ');
  };
}

/** The child's part: one model, one way. */
async function measure(way: Way, id: string, folder: string): Promise<Report> {
  const hear = await (way === 'ours' ? loadOurs : loadPlain)(id, folder);
  const clips = await loadClips();
  const heard: Heard[] = [];
  for (const { name, language, reference, pieces } of clips) {
    const ms: number[] = [];
    let text = '';
    for (let round = 0; round <= ROUNDS; round++) {
      const startMs = performance.now();
      const texts: string[] = [];
      for (const samples of pieces) texts.push(await hear(samples, language));
      // The first round is not counted.
      if (round > 0) ms.push(performance.now() - startMs);
      text = texts.join(' ');
    }
    heard.push({ clip: name, seconds: secondsOf(pieces), reference, text, ms });
  }
  return { heard, peakMb: process.resourceUsage().maxRSS / 1024 };
}

const secondsOf = (pieces: Clip['pieces']): number => pieces.reduce((sum, { length }) => sum + length, 0) / 16_000;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function inChild(way: Way, id: string, folder: string): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [way, id, folder], { serialization: 'advanced' });
    child.once('message', (report: Report) => resolve(report));
    child.once('exit', (code) => reject(new Error(`measuring ${id} (${way}) ended with ${code}`)));
  });
}

/** Real-time factor, word error rate, gain over a plain call and peak memory; nothing where no Whisper or no clip is there. */
export async function recognitionRows(): Promise<Row[]> {
  const library = await openTestLibrary();
  const folders = MODELS.map((id) => ({ id, folder: library.locate(id) })).filter((model): model is { id: typeof model.id; folder: string } => model.folder !== null);
  await library.close();
  if ((await loadClips()).length === 0) {
    process.stderr.write('recognition: skipped, no test clips (set VIVA_TEST_ASSETS)\n');
    return [];
  }
  for (const id of MODELS) if (folders.every((model) => model.id !== id)) process.stderr.write(`recognition: ${id} skipped, not installed\n`);
  const rows: Row[] = [];
  for (const { id, folder } of folders) {
    const ours = await inChild('ours', id, folder);
    const plain = await inChild('plain', id, folder);
    const gains: number[] = [];
    for (const [i, { clip, seconds, reference, text, ms }] of ours.heard.entries()) {
      const other = plain.heard[i];
      const gain = median(other?.ms ?? []) / median(ms);
      if (seconds < SHORT_S) gains.push(gain);
      const errors = `words wrong ${share(reference, text)} (plain ${share(reference, other?.text ?? '')}), ${gain.toFixed(1)} times as fast as plain`;
      rows.push({ name: `${id}, ${clip}, ${seconds.toFixed(1)} s: computing for a second`, unit: 'ratio', samples: ms.map((one) => one / 1_000 / seconds), note: errors });
    }
    rows.push({ name: `${id}: times as fast as plain, under ${SHORT_S} s`, unit: 'ratio', samples: gains, note: `aim ${AIM}` });
    rows.push({ name: `${id}: peak memory`, unit: 'MB', samples: [ours.peakMb], note: `plain pipeline ${plain.peakMb.toFixed(0)} MB` });
  }
  return rows;
}

const share = (reference: string, text: string): string => `${(wordErrorRate(reference, text) * 100).toFixed(0)} %`;

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const [way, id, folder] = process.argv.slice(2) as [Way, string, string];
  process.send(await measure(way, id, folder));
  process.disconnect();
}
