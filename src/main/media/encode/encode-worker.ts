/** Worker thread: speech into MP3. */
import { parentPort } from 'node:worker_threads';
import { createMp3Encoder, type WasmMediaEncoder } from 'wasm-media-encoders';
import { messageOf } from '../../base/errors.ts';
import { joinBytes } from '../pcm.ts';
import { resample } from '../resample.ts';
import type { EncodeAnswer, EncodeQuestion } from './protocol.ts';

/** Speech at 64 kbit/s mono is told from the original by nobody. */
const BITRATE_KBPS = 64;
/** What MPEG audio layer III knows. */
const RATES_HZ = [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];
const OTHER_RATE_HZ = 24_000;

let loading: Promise<WasmMediaEncoder<'audio/mpeg'>> | null = null;

async function encode({ samples, sampleRateHz }: EncodeQuestion): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = await (loading ??= createMp3Encoder());
  const isKnown = RATES_HZ.includes(sampleRateHz);
  encoder.configure({ channels: 1, sampleRate: isKnown ? sampleRateHz : OTHER_RATE_HZ, bitrate: BITRATE_KBPS });
  // Both return memory that the encoder uses again.
  const body = Uint8Array.from(encoder.encode([isKnown ? samples : resample(samples, sampleRateHz, OTHER_RATE_HZ)]));
  return joinBytes([body, encoder.finalize()]);
}

let tail: Promise<void> = Promise.resolve();
parentPort?.on('message', (question: EncodeQuestion) => {
  // One encoder, one sound at a time.
  tail = tail.then(async () => {
    const answer = await encode(question).then(
      (mp3): EncodeAnswer => ({ id: question.id, mp3 }),
      (error: unknown): EncodeAnswer => ({ id: question.id, code: 'INTERNAL', message: messageOf(error) }),
    );
    parentPort?.postMessage(answer, 'mp3' in answer ? [answer.mp3.buffer] : []);
  });
});
