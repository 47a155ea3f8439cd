/** A program that uses the screening API over HTTP and its socket, as any customer's would. */
import type { z } from 'zod';
import type * as wire from '../../src/contracts/screening.ts';

type Wire<K extends keyof typeof wire> = (typeof wire)[K] extends z.ZodType ? z.output<(typeof wire)[K]> : never;
export type Chunk = Wire<'ASRChunk'>;

const FRAME_MS = 100;
const BYTES_PER_MS = 32;

export function createScreeningClient(base: string) {
  const post = async (path: string, body?: unknown): Promise<Response> => {
    const reply = await fetch(`${base}${path}`, {
      method: 'POST',
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`POST ${path} answered ${reply.status}: ${await reply.text()}`);
    return reply;
  };
  const postJson = async <T>(path: string, body?: unknown): Promise<T> => (await (await post(path, body)).json()) as T;

  return {
    start: () => postJson<{ session_id: string; ws_url: string }>('/interview/start'),
    speak: async (text: string, voice: string, format: 'wav' | 'pcm16k') => new Uint8Array(await (await post('/tts', { text, voice, format })).arrayBuffer()),
    next: (body: unknown) => postJson<Wire<'NextAction'>>('/dm/next', body),
    extract: (body: unknown) => postJson<Wire<'IE'>>('/ie/extract', body),
    coverage: (body: unknown) => postJson<Wire<'Coverage'>>('/match/coverage', body),
    rubric: (body: unknown) => postJson<Wire<'Rubric'>>('/rubric/score', body),
    final: (body: unknown) => postJson<Wire<'FinalScore'>>('/score/final', body),
    report: async (format: 'html' | 'pdf', lang: string, body: unknown) => new Uint8Array(await (await post(`/report?fmt=${format}&lang=${lang}`, body)).arrayBuffer()),

    /**
     * Streams 16 kHz PCM16LE in frames of 100 ms at `speed` times real time, ends with END, and resolves to the finals.
     * @param onPartial called with each partial's text
     */
    recognise: (url: string, pcm: Uint8Array, speed: number, onPartial: (text: string) => void): Promise<Chunk[]> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url);
        socket.binaryType = 'arraybuffer';
        const finals: Chunk[] = [];
        let offset = 0;
        const pump = (): void => {
          if (socket.readyState !== WebSocket.OPEN) return;
          if (offset >= pcm.byteLength) return socket.send('END');
          const end = offset + FRAME_MS * BYTES_PER_MS;
          socket.send(pcm.slice(offset, end));
          offset = end;
          setTimeout(pump, FRAME_MS / speed);
        };
        socket.onopen = pump;
        socket.onmessage = ({ data }) => {
          const frame = JSON.parse(String(data)) as Chunk | { type: 'error'; detail: string };
          if (frame.type === 'error') return reject(new Error(frame.detail));
          if (frame.type === 'partial') onPartial(frame.text);
          else if (frame.text !== '') finals.push(frame);
        };
        socket.onerror = () => reject(new Error('The stream broke'));
        socket.onclose = () => resolve(finals);
      }),
  };
}

export type ScreeningClient = ReturnType<typeof createScreeningClient>;
