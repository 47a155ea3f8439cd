/**
 * Speech through the socket and /tts, with audio that the product's own voice makes: latency of partials and finals in a
 * real-time replay, time to the first sound, and how the server answers meanwhile.
 */
import { timed, type BenchCase, type Row } from './measure.ts';
import { withServer } from './server.ts';

const FRAME_MS = 100;
const BYTES_PER_MS = 32;
const SENTENCES = [
  'I deployed our ranking models with Docker, and I cut the release time from two days to one hour.',
  'We found the data drift within ten minutes.',
  'My team talked to three customers every month and changed the plan because of what they said.',
];

const speak = (base: string, text: string, format: 'wav' | 'pcm16k'): Promise<Response> =>
  fetch(`${base}/apis/screening/tts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text, format }) });

interface Replay {
  readonly partialMs: number[];
  readonly finalMs: number[];
}

/** Replays in real time; a final's latency counts from the frame that ended the audio. */
function replay(url: string, pcm: Uint8Array): Promise<Replay> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const partialMs: number[] = [];
    const finalMs: number[] = [];
    let startedMs = 0;
    let endedMs = 0;
    let index = 0;
    const pump = (): void => {
      if (index * FRAME_MS * BYTES_PER_MS >= pcm.byteLength) {
        endedMs = performance.now();
        socket.send('END');
        return;
      }
      socket.send(pcm.slice(index * FRAME_MS * BYTES_PER_MS, (index + 1) * FRAME_MS * BYTES_PER_MS));
      index += 1;
      setTimeout(pump, Math.max(0, startedMs + index * FRAME_MS - performance.now()));
    };
    socket.onopen = () => {
      startedMs = performance.now();
      pump();
    };
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as { type: string; t1: number; text: string };
      const now = performance.now();
      if (frame.type === 'partial') partialMs.push(now - startedMs - frame.t1 * 1_000);
      else if (endedMs > 0 && frame.text !== '') finalMs.push(now - endedMs);
    };
    socket.onerror = () => reject(new Error('the stream broke'));
    socket.onclose = () => resolve({ partialMs, finalMs });
  });
}

export const speech: BenchCase = {
  name: 'speech',
  run: () => withServer(async (base): Promise<Row[]> => {
    const firstSound: number[] = [];
    const factors: number[] = [];
    const audio: Uint8Array[] = [];
    for (const text of SENTENCES) {
      const start = performance.now();
      const reader = (await speak(base, text, 'pcm16k')).body?.getReader();
      const parts: Uint8Array[] = [];
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
        if (parts.length === 0) firstSound.push(performance.now() - start);
        parts.push(part.value);
      }
      const pcm = new Uint8Array(Buffer.concat(parts));
      audio.push(pcm);
      factors.push((performance.now() - start) / (pcm.byteLength / BYTES_PER_MS));
    }
    const cached = await timed(5, async () => (await speak(base, SENTENCES[1] ?? '', 'wav')).arrayBuffer());

    const healthMs: number[] = [];
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const start = performance.now();
        await (await fetch(`${base}/healthz`)).arrayBuffer();
        healthMs.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const partialMs: number[] = [];
    const finalMs: number[] = [];
    for (const [index, pcm] of audio.entries()) {
      const heard = await replay(`${base.replace('http', 'ws')}/apis/screening/stream/bench-${index}?lang=en`, pcm);
      partialMs.push(...heard.partialMs);
      finalMs.push(...heard.finalMs);
    }
    watching = false;
    await watch;
    return [
      { name: 'POST /tts, first sound', unit: 'ms', samples: firstSound },
      { name: 'POST /tts, first sound, cached', unit: 'ms', samples: cached },
      { name: 'synthesis, real-time factor', unit: 'ratio', samples: factors },
      { name: 'partial after the audio that it covers', unit: 'ms', samples: partialMs },
      { name: 'final after END', unit: 'ms', samples: finalMs },
      { name: 'GET /healthz while decoding', unit: 'ms', samples: healthMs },
    ];
  }),
};
