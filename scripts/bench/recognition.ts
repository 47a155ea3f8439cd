/**
 * Recognition without the server: each installed Whisper over the test clips, and a plain call of transformers.js's pipeline
 * over the same audio in the same run. Every way has a process of its own, so that memory is told apart.
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

interface Round {
  readonly text: string;
  readonly ms: number;
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

/** The child's part: one model, one way; a message with the number of a clip is one round. */
async function serve(way: Way, id: string, folder: string): Promise<void> {
  const hear = await (way === 'ours' ? loadOurs : loadPlain)(id, folder);
  const clips = await loadClips();
  const run = async ({ language, pieces }: Clip): Promise<Round> => {
    const startMs = performance.now();
    const texts: string[] = [];
    for (const samples of pieces) texts.push(await hear(samples, language));
    return { text: texts.join(' '), ms: performance.now() - startMs, peakMb: process.resourceUsage().maxRSS / 1024 };
  };
  process.on('message', (index: number) => {
    const clip = clips[index];
    if (clip !== undefined) void run(clip).then((round) => process.send?.(round));
  });
}

const secondsOf = (pieces: Clip['pieces']): number => pieces.reduce((sum, { length }) => sum + length, 0) / 16_000;
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function openChild(way: Way, id: string, folder: string) {
  const child = fork(import.meta.filename, [way, id, folder], { serialization: 'advanced' });
  return {
    run: (clip: number): Promise<Round> => new Promise((resolve, reject) => {
      const fail = (code: number | null): void => reject(new Error(`measuring ${id} (${way}) ended with ${code}`));
      child.once('exit', fail);
      child.once('message', (round: Round) => {
        child.off('exit', fail);
        resolve(round);
      });
      child.send(clip);
    }),
    close: () => void child.kill(),
  };
}

/** Both ways take turns, so that whatever else the machine does meets both. */
async function measure(id: string, folder: string, clips: readonly Clip[]): Promise<Row[]> {
  const ours = openChild('ours', id, folder);
  const plain = openChild('plain', id, folder);
  try {
    const rows: Row[] = [];
    const gains: number[] = [];
    const peaks = { ours: 0, plain: 0 };
    for (const [index, { name, reference, pieces }] of clips.entries()) {
      const seconds = secondsOf(pieces);
      const rounds: { own: Round; other: Round }[] = [];
      for (let round = 0; round <= ROUNDS; round++) rounds.push({ own: await ours.run(index), other: await plain.run(index) });
      // The first round is not counted.
      const counted = rounds.slice(1);
      const last = rounds.at(-1);
      peaks.ours = last?.own.peakMb ?? 0;
      peaks.plain = last?.other.peakMb ?? 0;
      const gain = median(counted.map(({ own, other }) => other.ms / own.ms));
      if (seconds < SHORT_S) gains.push(gain);
      const note = `words wrong ${share(reference, last?.own.text ?? '')} (plain ${share(reference, last?.other.text ?? '')}), ${gain.toFixed(1)} times as fast as plain`;
      rows.push({ name: `${id}, ${name}, ${seconds.toFixed(1)} s: real-time factor`, unit: 'ratio', samples: counted.map(({ own }) => own.ms / 1_000 / seconds), note });
    }
    rows.push({ name: `${id}: times as fast as plain, under ${SHORT_S} s`, unit: 'ratio', samples: gains, note: `aim ${AIM}` });
    rows.push({ name: `${id}: peak memory`, unit: 'MB', samples: [peaks.ours], note: `plain pipeline ${peaks.plain.toFixed(0)} MB` });
    return rows;
  } finally {
    ours.close();
    plain.close();
  }
}

/** Real-time factor, word error rate, gain over a plain call and peak memory; nothing where no Whisper or no clip is there. */
export async function recognitionRows(): Promise<Row[]> {
  const library = await openTestLibrary();
  const folders = MODELS.map((id) => ({ id, folder: library.locate(id) })).filter((model): model is { id: typeof model.id; folder: string } => model.folder !== null);
  await library.close();
  const clips = await loadClips();
  if (clips.length === 0) {
    process.stderr.write('recognition: skipped, no test clips (set VIVA_TEST_ASSETS)\n');
    return [];
  }
  for (const id of MODELS) if (folders.every((model) => model.id !== id)) process.stderr.write(`recognition: ${id} skipped, not installed\n`);
  const rows: Row[] = [];
  for (const { id, folder } of folders) rows.push(...(await measure(id, folder, clips)));
  return rows;
}

const share = (reference: string, text: string): string => `${(wordErrorRate(reference, text) * 100).toFixed(0)} %`;

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  const [way, id, folder] = process.argv.slice(2) as [Way, string, string];
  await serve(way, id, folder);
}
