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
  'Today I would start with fewer services, because every service needs somebody who knows it.',
  'I learned Kubernetes on the job, and now I teach it to new colleagues every month.',
  'Before that I spent three years on a search engine, where I cut the indexing time by half.',
] as const;
const FRAME_BYTES = 3_200;
const FRAME_MS = 100;
const STAGES = ['vad', 'asr', 'plan', 'tts', 'total'] as const;
const RESUME = { contact: { name: 'Ada' }, skills: ['Kafka', 'Kubernetes'], raw_text: 'Ada. Backend engineer for eight years. Kafka, Kubernetes, payments, search.' };

interface Message {
  readonly type: string;
  readonly state?: string;
  readonly last?: boolean;
  readonly stages?: Readonly<Record<string, number>>;
}

interface Talk {
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** The next message that fits. */
  next(wanted: (message: Message) => boolean): Promise<Message>;
  close(): void;
}

async function openTalk(base: string, path: string): Promise<Talk> {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/apis/voice/ws/interview/${path}`);
  const waiting: Message[] = [];
  let wake = (): void => undefined;
  socket.onmessage = ({ data }) => {
    waiting.push(JSON.parse(String(data)) as Message);
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
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    close: () => socket.close(),
  };
}

async function spoken(base: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const reply = await fetch(`${base}/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text, format: 'pcm16k' }) });
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

export const voice: BenchCase = {
  name: 'voice',
  run: () => withHeadless(async ({ base }) => {
    const answers: Uint8Array<ArrayBuffer>[] = [];
    for (const text of ANSWERS) answers.push(await spoken(base, text));

    const live: Readonly<Record<string, number>>[] = [];
    const own = await openTalk(base, 'bench-own?extras=1');
    own.send(JSON.stringify({ type: 'resume_context', parsed_resume: RESUME }));
    own.send(JSON.stringify({ type: 'start_interview' }));
    await own.next(({ state }) => state === 'ready');
    for (const pcm of answers) {
      own.send(JSON.stringify({ type: 'playback_complete' }));
      live.push(await sayLive(own, pcm));
      await own.next(({ type, state }) => type === 'status' && state === 'ready');
    }
    own.close();

    const files: number[] = [];
    const program = await openTalk(base, 'bench-program');
    program.send(JSON.stringify({ type: 'resume_context', parsed_resume: RESUME }));
    program.send(JSON.stringify({ type: 'start_interview' }));
    await program.next(({ state }) => state === 'ready');
    for (const pcm of answers) {
      const startMs = performance.now();
      program.send(JSON.stringify({ type: 'audio', format: 'wav', data: Buffer.concat([wavHeader({ sampleRateHz: 16_000, dataBytes: pcm.length }), pcm]).toString('base64') }));
      await program.next(({ type }) => type === 'audio');
      files.push(performance.now() - startMs);
      await program.next(({ state }) => state === 'ready');
    }
    program.close();

    const rows: Row[] = STAGES.map((stage) => ({
      name: stage === 'total' ? 'turn, own interface: silence to first sound' : `  of it ${stage}`, unit: 'ms', samples: live.map((stages) => stages[stage] ?? 0),
    }));
    return [...rows, { name: 'turn, program: recording to whole reply', unit: 'ms', samples: files }];
  }),
};
