/** Own practice under load: a hundred live sockets, and a recording as large as they come. */
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { withHeadless, type Headless } from './headless.ts';
import type { BenchCase, Row } from './measure.ts';
import { residentMb } from './process-memory.ts';

const SOCKETS = 100;
const RATE_HZ = 48_000;
const FRAME_SAMPLES = 4_096;
const LIVE_S = 20;
const UPLOAD_BYTES = 1.5 * 1024 ** 3;
const CHUNK = new Uint8Array(1024 ** 2);
const UNLIMITED = { VIVA_COACHING_LIMITS: 'off', VIVA_BROWSER: 'none' };

/** A voice: harmonics of 140 Hz that swell four times a second. */
function voiceFrames(count: number): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: count }, (_, frame) => {
    const samples = Float32Array.from({ length: FRAME_SAMPLES }, (__, index) => {
      const atS = (frame * FRAME_SAMPLES + index) / RATE_HZ;
      const swell = 0.5 + 0.5 * Math.sin(2 * Math.PI * 4 * atS);
      return 0.1 * swell * [1, 2, 3, 4].reduce((sum, harmonic) => sum + Math.sin(2 * Math.PI * 140 * harmonic * atS) / harmonic, 0);
    });
    return new Uint8Array(samples.buffer);
  });
}

/** The server's own figure since it was asked last. */
async function loopP99Ms(base: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text)?.[1] ?? Number.NaN) * 1_000;
}

async function liveSockets({ base }: Headless): Promise<Row> {
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, async (_, index) => {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/ws/analysis/bench-${index}?rate=${RATE_HZ}`);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return socket;
  }));
  let replies = 0;
  for (const socket of sockets) socket.onmessage = () => void replies++;
  const frames = voiceFrames(RATE_HZ / FRAME_SAMPLES * 2);
  const frameMs = (FRAME_SAMPLES / RATE_HZ) * 1_000;
  await loopP99Ms(base);
  const startMs = performance.now();
  const samples: number[] = [];
  // Each has a moment of its own in the frame's time, as people have.
  const slots = 10;
  for (let slot = 0; (slot * frameMs) / slots < LIVE_S * 1_000; slot++) {
    await pause(Math.max(0, startMs + (slot * frameMs) / slots - performance.now()));
    const frame = frames[Math.floor(slot / slots) % frames.length];
    if (frame !== undefined) for (let index = slot % slots; index < SOCKETS; index += slots) sockets[index]?.send(frame);
    if (slot % (slots * 24) === slots * 24 - 1) samples.push(await loopP99Ms(base));
  }
  for (const socket of sockets) socket.close();
  return { name: `event loop p99, ${SOCKETS} sockets at ${RATE_HZ / 1_000} kHz`, unit: 'ms', samples, note: `wanted: below 20 ms; ${Math.round(replies / LIVE_S)} replies a second` };
}

/** A WAV whose sound is silence, sent as a form in pieces. */
async function largeUpload({ base, pid }: Headless): Promise<Row[]> {
  const json = async <T>(path: string, init: RequestInit): Promise<T> => (await (await fetch(`${base}${path}`, { method: 'POST', ...init })).json()) as T;
  const account = { email: 'bench@example.com', password: 'a long password' };
  await json('/auth/register', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(account) });
  const { access_token: token } = await json<{ access_token: string }>('/auth/token', { body: new URLSearchParams({ username: account.email, password: account.password }) });
  const authorization = `Bearer ${token}`;
  const { id } = await json<{ id: string }>('/interview/sessions', { headers: { authorization, 'content-type': 'application/json' }, body: '{}' });

  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(UPLOAD_BYTES + 36, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  [[1, 20], [1, 22], [2, 32], [16, 34]].forEach(([value = 0, at = 0]) => header.writeUInt16LE(value, at));
  header.writeUInt32LE(RATE_HZ, 24);
  header.writeUInt32LE(RATE_HZ * 2, 28);
  header.write('data', 36);
  header.writeUInt32LE(UPLOAD_BYTES, 40);
  const head = Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="long.wav"\r\n\r\n'), header]);
  const tail = Buffer.from('\r\n--b--\r\n');

  // What signing in took for its hash goes back first.
  await pause(2_000);
  const before = residentMb(pid);
  let highest = before;
  const startMs = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const call = request(`${base}/interview/sessions/${id}/media?media_type=audio`, {
      method: 'POST', headers: { authorization, 'content-type': 'multipart/form-data; boundary=b', 'content-length': head.length + UPLOAD_BYTES + tail.length },
    }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    call.on('error', reject);
    void (async () => {
      call.write(head);
      for (let sent = 0; sent < UPLOAD_BYTES; sent += CHUNK.byteLength) {
        if (!call.write(CHUNK)) await new Promise((drained) => call.once('drain', drained));
        highest = Math.max(highest, residentMb(pid));
      }
      call.end(tail);
    })();
  });
  highest = Math.max(highest, residentMb(pid));
  if (status !== 201) throw new Error(`the upload was answered with ${status}`);
  return [
    { name: 'memory grown by an upload of 1.5 GB', unit: 'MB', samples: [highest - before], note: 'wanted: below 100 MB' },
    { name: 'upload of 1.5 GB', unit: 'ms', samples: [performance.now() - startMs] },
  ];
}

export const coaching: BenchCase = {
  name: 'coaching',
  run: () => withHeadless(async (server) => [await liveSockets(server), ...(await largeUpload(server))], UNLIMITED),
};
