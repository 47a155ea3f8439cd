/** The test clips, and short utterances cut out of them. */
import { joinSamples } from '../../src/main/media/pcm.ts';
import { openSoundFile } from '../../src/main/media/decode/sound-file.ts';
import type { Language } from '../../src/main/ports/language.ts';
import { assetPath } from '../../test/fixtures/assets.ts';

const RATE_HZ = 16_000;
const MAX_SECONDS = 120;
/** The recogniser takes 30 s at most. */
const MAX_PIECE_S = 28;
const PAUSE_S = 0.3;

export interface Clip {
  readonly name: string;
  readonly language: Language;
  readonly reference: string;
  /** 16 kHz; more than one where the clip is too long for one call. */
  readonly pieces: readonly Float32Array[];
}

interface Source {
  readonly name: string;
  readonly file: string;
  readonly language: Language;
  readonly reference: string;
  /** Seconds; the whole file without them. */
  readonly cut?: readonly [from: number, to: number];
}

const HARVARD = 'A gold ring will please most any girl. The long journey home took a year. She saw a cat in the neighbor\'s house. A pink shell was found on the sandy beach. Small children came to see him. The grass and bushes were wet with dew. The blind man counted his old coins. A severe storm tore down the barn. She called his name many times. When you hear the bell, come quickly.';
const SOURCES: readonly Source[] = [
  { name: 'jfk, fellow', file: 'jfk.wav', language: 'en', reference: 'And so my fellow Americans', cut: [0, 2.6] },
  { name: 'jfk, country', file: 'jfk.wav', language: 'en', reference: 'what your country can do for you', cut: [5.2, 7.9] },
  { name: 'jfk, ask', file: 'jfk.wav', language: 'en', reference: 'ask what you can do for your country', cut: [8, 10.7] },
  { name: 'librispeech', file: 'librispeech_6930-75918-0000.flac', language: 'en', reference: 'Concord returned to its place amidst the tents' },
  { name: 'deepspeech_ru', file: 'deepspeech_ru.wav', language: 'ru', reference: 'бедняга ребят на его месте должен был быть я' },
  { name: 'jfk', file: 'jfk.wav', language: 'en', reference: 'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.' },
  { name: 'Harvard sentences', file: 'OSR_us_000_0034_8k.wav', language: 'en', reference: HARVARD },
];

/** Those whose files are there. */
export async function loadClips(): Promise<Clip[]> {
  const clips: Clip[] = [];
  for (const { name, file, language, reference, cut } of SOURCES) {
    const path = assetPath(`media/audio/${file}`);
    if (path === null) continue;
    const samples = await readAll(path);
    const part = cut === undefined ? samples : samples.subarray(cut[0] * RATE_HZ, cut[1] * RATE_HZ);
    clips.push({ name, language, reference, pieces: piecesOf(part) });
  }
  return clips;
}

async function readAll(path: string): Promise<Float32Array> {
  const sound = await openSoundFile({ path }, MAX_SECONDS);
  const parts: Float32Array[] = [];
  for await (const piece of sound.pieces) parts.push(piece);
  await sound.close();
  return joinSamples(parts);
}

/** Cut in two at the quietest place of the middle third, where it is too long. */
function piecesOf(samples: Float32Array): Float32Array[] {
  if (samples.length <= MAX_PIECE_S * RATE_HZ) return [samples];
  const window = PAUSE_S * RATE_HZ;
  let quietest = { at: 0, energy: Infinity };
  for (let at = Math.floor(samples.length / 3); at + window < (samples.length * 2) / 3; at += window / 6) {
    const energy = samples.subarray(at, at + window).reduce((sum, value) => sum + value * value, 0);
    if (energy < quietest.energy) quietest = { at, energy };
  }
  const middle = quietest.at + window / 2;
  return [samples.subarray(0, middle), samples.subarray(middle)];
}
