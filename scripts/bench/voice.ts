/** The turns of a spoken interview: from the candidate's last sound to the interviewer's first, as our own interface and as programs have it. */
import { setTimeout as pause } from 'node:timers/promises';
import { wavHeader } from '../../src/main/media/wav.ts';
import { withHeadless } from './headless.ts';
import type { BenchCase, Row } from './measure.ts';

const ANSWERS = [
  'My name is Ada. I have worked as a backend engineer for eight years, mostly on payment systems.',
  'I led the migration of our billing service to Kafka. Four people worked on it and it took six months.',
  'The hardest part was that messages arrived twice, so I made every handler idempotent.',
  'We measured it with load tests. The latency fell from two seconds to three hundred milliseconds.',
  'I wrote the load tests myself, and I presented the results to the whole company.',
] as const;
const LONGEST_SILENCE_MS = 60_000;
const FRAME_BYTES = 3_200;
const FRAME_MS = 100;
const STAGES = ['vad', 'asr', 'plan', 'tts', 'total'] as const;
const RESUME = { contact: { name: 'Ada' }, skills: ['Kafka', 'Kubernetes'], raw_text: 'Ada. Backend engineer for eight years. Kafka, Kubernetes, payments, search.' };

interface Message {
  readonly type: string;
  readonly state?: string;
  readonly last?: boolean;
  readonly stages?: Readonly<Record<string, number>>;
  readonly phonemes?: readonly { readonly end_s: number }[];
}

interface Talk {
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** The next message that fits. */
  next(wanted: (message: Message) => boolean): Promise<Message>;
  /** Resolves when all that was said since the last time would have been listened to. */
  listened(): Promise<void>;
  close(): void;
}

async function openTalk(base: string, path: string): Promise<Talk> {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/apis/voice/ws/interview/${path}`);
  const waiting: Message[] = [];
  let wake = (): void => undefined;
  let playsUntilMs = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    waiting.push(message);
    const lastsMs = (message.phonemes?.at(-1)?.end_s ?? 0) * 1_000;
    if (lastsMs > 0) playsUntilMs = Math.max(playsUntilMs, performance.now()) + lastsMs;
    wake();
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  return {
    send: (data) => socket.send(data),
    async next(wanted) {
      for (;;) {
        const found = waiting.findIndex(wanted);
        if (found >= 0) return waiting.splice(0, found + 1).at(-1) ?? { type: '' };
        await new Promise<void>((resolve, reject) => {
          const late = setTimeout(() => reject(new Error('the server said nothing for a minute')), LONGEST_SILENCE_MS);
          wake = () => {
            clearTimeout(late);
            resolve();
          };
        });
      }
    },
    listened: () => pause(Math.max(0, playsUntilMs - performance.now())),
    close: () => socket.close(),
  };
}

/** By the small voice, which is quick: only the interviewer's own is measured. */
async function spoken(base: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const reply = await fetch(`${base}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text, voice: 'espeak-en', format: 'pcm16k' }) });
  return new Uint8Array(await reply.arrayBuffer());
}

/** In real time, with silence after it until the reply begins. */
async function sayLive(talk: Talk, pcm: Uint8Array<ArrayBuffer>): Promise<Readonly<Record<string, number>>> {
  let isAnswered = false;
  const answered = talk.next(({ type }) => type === 'timing').then(({ stages }) => {
    isAnswered = true;
    return stages ?? {};
  });
  const startMs = performance.now();
  for (let frame = 0; !isAnswered; frame++) {
    const piece = pcm.slice(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES);
    talk.send(piece.length > 0 ? piece : new Uint8Array(FRAME_BYTES));
    await pause(Math.max(0, startMs + (frame + 1) * FRAME_MS - performance.now()));
  }
  return answered;
}

/** Our own interface: each question is listened to, then answered in real time; likely replies are made meanwhile. */
async function ownTurns(base: string, answers: readonly Uint8Array<ArrayBuffer>[]): Promise<readonly Readonly<Record<string, number>>[]> {
  const talk = await openTalk(base, 'bench-own?extras=1');
  talk.send(JSON.stringify({ type: 'resume_context', parsed_resume: RESUME }));
  talk.send(JSON.stringify({ type: 'start_interview' }));
  await talk.next(({ state }) => state === 'ready');
  const turns: Readonly<Record<string, number>>[] = [];
  for (const pcm of answers) {
    await talk.listened();
    talk.send(JSON.stringify({ type: 'playback_complete' }));
    turns.push(await sayLive(talk, pcm));
    await talk.next(({ type, state }) => type === 'status' && state === 'ready');
  }
  talk.close();
  return turns;
}

/** A program: a recording, and all of the reply at once. */
async function programTurns(base: string, answers: readonly Uint8Array<ArrayBuffer>[]): Promise<readonly number[]> {
  const talk = await openTalk(base, 'bench-program');
  talk.send(JSON.stringify({ type: 'resume_context', parsed_resume: RESUME }));
  talk.send(JSON.stringify({ type: 'start_interview' }));
  await talk.next(({ state }) => state === 'ready');
  const turns: number[] = [];
  for (const pcm of answers) {
    const startMs = performance.now();
    const wav = Buffer.concat([wavHeader({ sampleRateHz: 16_000, dataBytes: pcm.length }), pcm]);
    talk.send(JSON.stringify({ type: 'audio', format: 'wav', data: wav.toString('base64') }));
    await talk.next(({ type }) => type === 'audio');
    turns.push(performance.now() - startMs);
    await talk.next(({ state }) => state === 'ready');
  }
  talk.close();
  return turns;
}

export const voice: BenchCase = {
  name: 'voice',
  async run() {
    // Each in a server of its own: what one has spoken is in no cache of the other's.
    const { answers, live } = await withHeadless(async ({ base }) => {
      const spokenAnswers: Uint8Array<ArrayBuffer>[] = [];
      for (const text of ANSWERS) spokenAnswers.push(await spoken(base, text));
      return { answers: spokenAnswers, live: await ownTurns(base, spokenAnswers) };
    });
    const files = await withHeadless(({ base }) => programTurns(base, answers));
    const rows: Row[] = STAGES.map((stage) => ({
      name: stage === 'total' ? 'turn, own interface: silence to first sound' : `  of it ${stage}`, unit: 'ms', samples: live.map((stages) => stages[stage] ?? 0),
    }));
    return [...rows, { name: 'turn, program: recording to whole reply, nothing spoken ahead', unit: 'ms', samples: files }];
  },
};
