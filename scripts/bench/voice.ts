/** The turns of a spoken interview: from the candidate's last sound to the interviewer's first, as our own interface and as programs have it. */
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { wavHeader } from '../../src/main/media/wav.ts';
import { withHeadless } from './headless.ts';
import type { BenchCase, Row } from './measure.ts';
import { playbackRow } from './voice-playback.ts';
import { openTalk, type Message, type Talk } from './voice-talk.ts';

const ANSWERS = [
  'My name is Ada. I have worked as a backend engineer for eight years, mostly on payment systems.',
  'I led the migration of our billing service to Kafka. Four people worked on it and it took six months.',
  'The hardest part was that messages arrived twice, so I made every handler idempotent.',
  'We measured it with load tests. The latency fell from two seconds to three hundred milliseconds.',
  'I wrote the load tests myself, and I presented the results to the whole company.',
] as const;
/** All of it ends within five minutes, with what was measured until then. */
const OWN_LIMIT_MS = 140_000;
const PROGRAM_LIMIT_MS = 90_000;
const FRAME_BYTES = 3_200;
const FRAME_MS = 100;
const STAGES = ['vad', 'asr', 'plan', 'tts', 'total'] as const;
type Sound = Uint8Array<ArrayBuffer>;
type Stages = Readonly<Record<string, number>>;
const isReady = ({ type, state }: Message): boolean => type === 'status' && state === 'ready';
const RESUME = { contact: { name: 'Ada' }, skills: ['Kafka', 'Kubernetes'], raw_text: 'Ada. Backend engineer for eight years. Kafka, Kubernetes, payments, search.' };

/** By the small voice, which is quick: only the interviewer's own is measured. */
async function spoken(base: string, text: string): Promise<Sound> {
  const reply = await fetch(`${base}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text, voice: 'espeak-en', format: 'pcm16k' }), signal: AbortSignal.timeout(20_000) });
  return new Uint8Array(await reply.arrayBuffer());
}

/** In real time, with silence after it until the reply begins. */
async function sayLive(talk: Talk, pcm: Sound): Promise<Stages> {
  let isOver = false;
  const answered = talk.next(({ type }) => type === 'timing').finally(() => (isOver = true));
  // Awaited at the end; until then a failure is nobody's.
  answered.catch(() => undefined);
  const startMs = performance.now();
  for (let frame = 0; !isOver; frame++) {
    const piece = pcm.slice(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES);
    talk.send(piece.length > 0 ? piece : new Uint8Array(FRAME_BYTES));
    await pause(Math.max(0, startMs + (frame + 1) * FRAME_MS - performance.now()));
  }
  return (await answered).stages ?? {};
}

interface Measured<T> {
  readonly turns: readonly T[];
  readonly firstSounds: readonly string[];
  /** Why there are no more turns; null when all were measured. */
  readonly gap: string | null;
}

/** A talk from its first question on, answer after answer, as far as the time allows. */
async function measureTurns<T>(base: string, path: string, limitMs: number, answers: readonly Sound[], turn: (talk: Talk, pcm: Sound) => Promise<T>): Promise<Measured<T>> {
  const talk = await openTalk(base, path, performance.now() + limitMs);
  const turns: T[] = [];
  let gap: string | null = null;
  try {
    talk.send(JSON.stringify({ type: 'resume_context', parsed_resume: RESUME }));
    talk.send(JSON.stringify({ type: 'start_interview' }));
    await talk.next(isReady);
    for (const pcm of answers) {
      turns.push(await turn(talk, pcm));
      await talk.next(isReady);
    }
  } catch (error) {
    if (turns.length < answers.length) gap = `${turns.length} of ${answers.length}: ${error instanceof Error ? error.message : String(error)}`;
  }
  talk.close();
  return { turns, firstSounds: talk.firstSounds, gap };
}

/** Our own interface: each question is listened to, then answered in real time; likely replies are made meanwhile. */
async function ownTurn(talk: Talk, pcm: Sound): Promise<Stages> {
  await talk.listened();
  talk.send(JSON.stringify({ type: 'playback_complete' }));
  return sayLive(talk, pcm);
}

/** A program: a recording, and all of the reply at once. */
async function programTurn(talk: Talk, pcm: Sound): Promise<number> {
  const startMs = performance.now();
  const wav = Buffer.concat([wavHeader({ sampleRateHz: 16_000, dataBytes: pcm.length }), pcm]);
  talk.send(JSON.stringify({ type: 'audio', format: 'wav', data: wav.toString('base64') }));
  await talk.next(({ type }) => type === 'audio');
  return performance.now() - startMs;
}

export const voice: BenchCase = {
  name: 'voice',
  async run() {
    // Each in a server of its own: what one has spoken is in no cache of the other's.
    const { answers, live } = await withHeadless(async ({ base }) => {
      const spokenAnswers: Sound[] = [];
      for (const text of ANSWERS) spokenAnswers.push(await spoken(base, text));
      return { answers: spokenAnswers, live: await measureTurns(base, 'bench-own?extras=1', OWN_LIMIT_MS, spokenAnswers, ownTurn) };
    });
    const load = loadavg()[0] ?? 0;
    const files = await withHeadless(({ base }) => measureTurns(base, 'bench-program', PROGRAM_LIMIT_MS, answers, programTurn));
    const rows: Row[] = STAGES.map((stage) => ({
      name: stage === 'total' ? 'turn, own interface: silence to first sound' : `  of it ${stage}`, unit: 'ms', samples: live.turns.map((stages) => stages[stage] ?? 0),
      ...(stage === 'total' ? { note: [`load ${load.toFixed(1)}`, ...(live.gap === null ? [] : [live.gap])].join('; ') } : {}),
    }));
    return [
      ...rows,
      await playbackRow(live.firstSounds),
      { name: 'turn, program: recording to whole reply, nothing spoken ahead', unit: 'ms', samples: files.turns, ...(files.gap === null ? {} : { note: files.gap }) },
    ];
  },
};
