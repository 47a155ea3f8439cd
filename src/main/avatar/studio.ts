/** Films of the interviewer who asks: made one at a time, behind everything else, and kept by what is said and how. */
import { DRAWING } from '../../character/draw-character.ts';
import type { Logger } from '../base/log.ts';
import { messageOf } from '../base/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { SpeechPlan, TextToSpeech } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';
import type { AvatarLook, AvatarStudio } from '../ports/proctored.ts';
import { CannotFilm } from './cannot-film.ts';
import { createFilmFolder, filmKey } from './film-folder.ts';
import type { FilmMaker } from './film-maker.ts';
import type { FilmSegment } from './protocol.ts';
import { voiceOf } from './voice-of.ts';

export interface AvatarStudioOptions {
  readonly tts: TextToSpeech;
  readonly maker: FilmMaker;
  /** Holds films alone; it is made when needed. */
  readonly folder: string;
  readonly maxBytes: number;
  /** Whether something runs that people wait for, such as a recognition: films wait as long. */
  readonly isBusy: () => boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Questions that may wait; the rest is asked for again when somebody wants to see it. */
const MAX_WAITING = 256;
/** How often a waiting film looks whether it may go on. */
const PATIENCE_MS = 250;
/** What failed is tried once more after so long. */
const RETRY_MS = 30_000;
/** No question takes so long to say; a voice that never ends does not fill memory. */
const MAX_SPEECH_S = 180;

interface Film {
  readonly question: string;
  readonly language: Language;
  readonly look: AvatarLook;
}

interface Waiting {
  readonly film: Film;
  /** How many questions are asked before it. */
  readonly place: number;
}

export function createAvatarStudio({ tts, maker, folder, maxBytes, isBusy, clock, log }: AvatarStudioOptions): AvatarStudio {
  const films = createFilmFolder(folder, maxBytes);
  const closing = new AbortController();
  const { signal } = closing;
  /** In order of arrival. */
  const waiting = new Map<string, Waiting>();
  /** How often each has failed; two are enough until the program starts again. */
  const failures = new Map<string, number>();
  const timers = new Set<() => void>();
  let working: Promise<void> | null = null;
  let current: string | null = null;
  let isImpossible = false;
  let wake = (): void => undefined;

  const after = (delayMs: number, callback: () => void): void => {
    const cancel = clock.after(delayMs, () => {
      timers.delete(cancel);
      callback();
    });
    timers.add(cancel);
  };
  const quiet = async (): Promise<void> => {
    while (isBusy() && !signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        after(PATIENCE_MS, resolve);
      });
    }
    signal.throwIfAborted();
  };
  /** Nothing is spoken before its segments are read. */
  const plan = async ({ question, language, look }: Film): Promise<SpeechPlan> => {
    const request = { text: question, language, priority: 'ahead', signal } as const;
    const best = await tts.speak({ ...request, voice: null });
    const voice = voiceOf(look, language, tts.voices().filter(({ engine }) => engine === best.engine));
    return voice === null ? best : tts.speak({ ...request, voice });
  };
  const keyOf = ({ question, language, look }: Film, { engine, voice }: SpeechPlan): string => filmKey(DRAWING, engine, voice, look, language, question);

  const make = async (film: Film): Promise<void> => {
    await quiet();
    const speech = await plan(film);
    const key = keyOf(film, speech);
    if ((await films.find(key)) !== null) return;
    const segments: FilmSegment[] = [];
    let durationS = 0;
    for await (const { samples, sampleRateHz, phonemes } of speech.segments) {
      durationS += samples.length / sampleRateHz;
      if (durationS > MAX_SPEECH_S) throw new Error(`The speech is longer than ${MAX_SPEECH_S} s`);
      segments.push({ samples, sampleRateHz, phonemes });
      await quiet();
    }
    const startedMs = clock.nowMs();
    const seed = Number.parseInt(key.slice(0, 8), 16);
    const mp4 = await maker.make({ look: film.look, language: film.language, segments, seed }, quiet, signal);
    await films.put(key, mp4);
    log.info({ film: key.slice(0, 12), durationS, bytes: mp4.byteLength, elapsedMs: Math.round(clock.nowMs() - startedMs) }, 'film of a question made');
  };
  const failed = (name: string, { film, place }: Waiting, error: unknown): void => {
    if (signal.aborted) return;
    if (error instanceof CannotFilm) {
      isImpossible = true;
      waiting.clear();
      log.warn({ error: messageOf(error) }, 'no films of the interviewer can be made on this machine; the voice alone asks');
      return;
    }
    const count = (failures.get(name) ?? 0) + 1;
    failures.set(name, count);
    log.warn({ film: name.slice(0, 12), attempt: count, error: messageOf(error) }, 'film of a question failed');
    if (count === 1) after(RETRY_MS, () => enqueue(name, film, place));
  };
  const work = async (): Promise<void> => {
    for (let next = first(waiting); next !== undefined && !signal.aborted; next = first(waiting)) {
      const [name, wanted] = next;
      waiting.delete(name);
      current = name;
      await make(wanted.film).then(() => void failures.delete(name), (error: unknown) => failed(name, wanted, error));
      current = null;
    }
    working = null;
  };
  const enqueue = (name: string, film: Film, place: number): void => {
    if (signal.aborted || isImpossible || current === name || (waiting.size >= MAX_WAITING && !waiting.has(name))) return;
    // Asked for again, it keeps its turn among those of its place, and goes forward where it is asked sooner.
    waiting.set(name, { film, place: Math.min(place, waiting.get(name)?.place ?? place) });
    working ??= Promise.resolve().then(work);
  };
  /** What failed waits for its second time, and after that for the next start. */
  const want = (film: Film, place: number): void => {
    const name = filmKey(film.look, film.language, film.question);
    if (!failures.has(name)) enqueue(name, film, place);
  };

  return {
    prepare({ questions, language, look }) {
      for (const [place, question] of questions.entries()) want({ question, language, look }, place);
    },
    async find(question, language, look, place = 0) {
      const film = { question, language, look };
      const file = await plan(film).then((speech) => films.find(keyOf(film, speech)), () => null);
      // After a restart nobody has asked for it yet, and an old one may have left the folder.
      if (file === null) want(film, place);
      return file;
    },
    voice: (question, language, look) => plan({ question, language, look }).then(({ voice }) => voice, () => null),
    async close() {
      closing.abort(new DOMException('The program ends', 'AbortError'));
      for (const cancel of timers) cancel();
      wake();
      waiting.clear();
      await working;
      await maker.close();
    },
  };
}

/** The one that is asked soonest; of several, the one that came first. */
function first(waiting: ReadonlyMap<string, Waiting>): readonly [string, Waiting] | undefined {
  let best: readonly [string, Waiting] | undefined;
  for (const entry of waiting) if (best === undefined || entry[1].place < best[1].place) best = entry;
  return best;
}
