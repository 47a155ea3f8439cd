/** The interviewer: what drawing and encoding its films cost beside finished speech, and how well the live one's lips keep time. */
import { createFilmMaker } from '../../src/main/avatar/film-maker.ts';
import type { FilmSegment } from '../../src/main/avatar/protocol.ts';
import { loadEspeak } from '../../src/main/inference/engines/espeak.ts';
import { programPaths } from '../../src/main/program-paths.ts';
import { ENGLISH_SENTENCES } from './interview-sentences.ts';
import { lipRows } from './lips.ts';
import { timed, type BenchCase, type Row } from './measure.ts';

const FILM_S = 10;
const RUNS = 5;

/** Ten seconds exactly: sentences one after another, the last one cut off. */
async function tenSeconds(): Promise<FilmSegment[]> {
  const espeak = await loadEspeak();
  const segments: FilmSegment[] = [];
  let leftS = FILM_S;
  for (const text of ENGLISH_SENTENCES) {
    const { samples, sampleRateHz, phonemes } = espeak.render(text, 'en');
    const cut = samples.slice(0, Math.round(leftS * sampleRateHz));
    segments.push({ samples: cut, sampleRateHz, phonemes: phonemes.filter(({ endS }) => endS < leftS) });
    leftS -= cut.length / sampleRateHz;
    if (leftS <= 0) return segments;
  }
  throw new Error('the sentences are too few');
}

async function rows(): Promise<Row[]> {
  const { filmWorker } = programPaths(new URL('../../src/main/headless.ts', import.meta.url).href);
  const maker = createFilmMaker({ workerUrl: filmWorker, isPolite: false });
  const segments = await tenSeconds();
  const silence: FilmSegment[] = [{ samples: new Float32Array(FILM_S * 24_000), sampleRateHz: 24_000, phonemes: [] }];
  let bytes = 0;
  const film = (content: readonly FilmSegment[]) => async () => {
    const mp4 = await maker.make({ look: 'maria', language: 'en', segments: content, seed: 1 }, async () => undefined, new AbortController().signal);
    bytes = mp4.byteLength;
  };
  try {
    const rowOf = async (name: string, content: readonly FilmSegment[]): Promise<Row> => {
      const before = process.cpuUsage();
      const samples = await timed(RUNS, film(content));
      const { user, system } = process.cpuUsage(before);
      // With the run that is not counted.
      return { name, unit: 'ms', samples, note: `${Math.round(bytes / 1_000)} kB, ${((user + system) / 1e6 / (RUNS + 1)).toFixed(1)} s of one core each` };
    };
    return [await rowOf('avatar, film of 10 s of speech', segments), await rowOf('avatar, film of 10 s of silence', silence), ...(await lipRows())];
  } finally {
    await maker.close();
  }
}

export const avatar: BenchCase = { name: 'avatar', run: rows };
