/** What is run of a real model to see how a device does: the part that the device would take over. */
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import { probeValues } from './probe-model.ts';

export interface DeviceTrial {
  readonly model: string | Uint8Array;
  readonly feeds: Readonly<Record<string, Tensor>>;
  /** What is wrong with the given values; null when they will do. */
  readonly differs: (expected: Float32Array, given: Float32Array) => string | null;
}

/** 8-bit arithmetic rounds differently on each device; a direction that is kept means the same text. */
const MIN_COSINE = 0.98;
const MEL_FRAMES = 3_000;
/** Kokoro's noise and rounded durations differ by themselves; length and loudness must not. */
const MAX_RATIO = 1.25;

/** Null where no device but the CPU makes sense: small models, and what has no trial yet. */
export function trialOf({ id, folder }: { readonly id: string; readonly folder: string }): DeviceTrial | null {
  if (id.startsWith('whisper-')) {
    return {
      model: join(folder, 'onnx', 'encoder_model_quantized.onnx'),
      feeds: { input_features: new Tensor('float32', probeValues(80 * MEL_FRAMES), [1, 80, MEL_FRAMES]) },
      differs: turnedAway,
    };
  }
  if (id === 'kokoro-82m') {
    const ids = BigInt64Array.from({ length: 32 }, (_, i) => (i === 0 || i === 31 ? 0n : BigInt(43 + (i % 20))));
    return {
      model: join(folder, 'onnx', 'model_quantized.onnx'),
      feeds: {
        input_ids: new Tensor('int64', ids, [1, ids.length]),
        style: new Tensor('float32', probeValues(256).map((value) => value / 10), [1, 256]),
        speed: new Tensor('float32', Float32Array.of(1), [1]),
      },
      differs: soundsDifferent,
    };
  }
  return null;
}

function turnedAway(expected: Float32Array, given: Float32Array): string | null {
  if (expected.length !== given.length) return `${given.length} values instead of ${expected.length}`;
  let product = 0;
  let first = 0;
  let second = 0;
  for (const [i, value] of expected.entries()) {
    const other = given[i] ?? 0;
    product += value * other;
    first += value * value;
    second += other * other;
  }
  const cosine = product / Math.sqrt(first * second);
  return cosine >= MIN_COSINE ? null : `only ${(cosine * 100).toFixed(0)} % like the CPU's`;
}

function soundsDifferent(expected: Float32Array, given: Float32Array): string | null {
  const loudness = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  const ratios = [given.length / expected.length, loudness(given) / loudness(expected)];
  return ratios.every((ratio) => ratio <= MAX_RATIO && ratio >= 1 / MAX_RATIO) ? null : 'another length or loudness than on the CPU';
}
