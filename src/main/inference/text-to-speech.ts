/** The synthesiser as the domain sees it: sentence by sentence, the next one made while the last is played. */
import { AppError } from '../base/errors.ts';
import type { EngineStatus, SpeechRequest, SpeechSegment, TextToSpeech } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';
import type { EngineHost } from './engine-host.ts';
import type { Loadable } from './loadable.ts';
import { PIPER, type PiperVoices } from './piper-voices.ts';
import type { RenderedSpeech } from './protocol.ts';
import { speechKey, type SpeechCache } from './speech-cache.ts';
import { createSpeechJobs } from './speech-jobs.ts';
import { toClauses, toSentences, withShortStart } from './text/sentences.ts';
import { toSpokenEnglish } from './text/spoken-english.ts';
import { toSpokenRussian } from './text/spoken-russian.ts';
import { ESPEAK, ESPEAK_VOICES, KOKORO_VOICES, type Voice, voicesFor } from './voices.ts';

const MAX_WAITING = 64;
/** Raised whenever the same text and voice come out differently: what was cached before is made anew. */
const RENDERING = '3';
/** Half a minute at most: four thousand digits are forty minutes, and no piece of sound may fill memory or hold up the others. */
const MAX_SPOKEN_CHARACTERS = 400;
/** Share of the newest call in the measured speed. */
const SMOOTHING = 0.3;

export interface TextToSpeechOptions {
  readonly host: EngineHost;
  readonly kokoro: Loadable;
  readonly piper: PiperVoices;
  readonly cache: SpeechCache;
}

/** What one call of an engine makes. */
interface Piece {
  /** As it is written, or the words themselves where they had to be cut. */
  readonly text: string;
  readonly spoken: string;
}

function* toPieces(written: readonly string[], language: Language): Generator<Piece, void> {
  for (const text of written) {
    const spoken = language === 'ru' ? toSpokenRussian(text) : toSpokenEnglish(text);
    const clauses = toClauses(spoken, MAX_SPOKEN_CHARACTERS).filter((clause) => /\p{L}/u.test(clause));
    for (const clause of clauses) yield { text: clauses.length === 1 ? text : clause, spoken: clause };
  }
}

export function createTextToSpeech({ host, kokoro, piper, cache }: TextToSpeechOptions): TextToSpeech {
  const jobs = createSpeechJobs(MAX_WAITING);
  let piperFactor: number | null = null;

  const voices = (): Voice[] => {
    const { state } = kokoro.status();
    return [...(state === 'ready' || state === 'loading' ? KOKORO_VOICES : []), ...piper.list(), ...ESPEAK_VOICES];
  };

  const choose = async ({ voice, language }: SpeechRequest): Promise<Voice> => {
    await piper.settled();
    const find = (): Voice | undefined => voicesFor(language, voices()).find(({ info }) => voice === null || info.id === voice);
    const known = find();
    if (known !== undefined) return known;
    await piper.refresh();
    const found = find();
    if (found !== undefined) return found;
    const list = voicesFor(language, voices()).map(({ info }) => info.id);
    throw new AppError('INVALID_REQUEST', `No voice "${voice ?? ''}" for "${language}"; there are: ${list.join(', ')}`, { details: { voices: list } });
  };

  const make = async (text: string, { language }: SpeechRequest, voice: Voice, signal: AbortSignal): Promise<RenderedSpeech> => {
    const { engine, info, load } = voice;
    if (engine === 'kokoro') await kokoro.ready();
    // Cheap when it is loaded; and a worker that was restarted has none.
    const problem = load === null ? null : await host.call('loadVoice', load, signal);
    if (problem !== null) {
      // Only what the worker itself says of the files condemns a voice: a worker that died may be there again in a moment.
      piper.reject(voice, problem);
      throw new AppError('ENGINE_UNAVAILABLE', `The voice ${info.id} cannot be loaded: ${problem}`, { recoverable: true });
    }
    const startedMs = performance.now();
    const speech = await host.call('render', { engine, voice: info.id, language, text }, signal);
    const [computingMs, audioS] = [performance.now() - startedMs, speech.samples.length / speech.sampleRateHz];
    if (engine === 'kokoro') kokoro.measure(computingMs, audioS);
    if (engine === 'piper' && audioS > 0) {
      const factor = computingMs / 1_000 / audioS;
      piperFactor = piperFactor === null ? factor : piperFactor + SMOOTHING * (factor - piperFactor);
    }
    return speech;
  };
  const render = async (text: string, request: SpeechRequest, voice: Voice, signal: AbortSignal): Promise<RenderedSpeech> => {
    const key = speechKey(RENDERING, voice.info.engine, voice.version, voice.info.id, request.language, text);
    return (await cache.get(key)) ?? jobs.run(key, request.priority ?? 'now', async (wanted) => {
      // The same sentence may have been made since.
      const known = cache.peek(key);
      if (known !== undefined) return known;
      const speech = await make(text, request, voice, wanted);
      cache.set(key, speech);
      return speech;
    }, signal);
  };

  async function* segmentsOf(pieces: Generator<Piece, void>, request: SpeechRequest, voice: Voice): AsyncGenerator<SpeechSegment> {
    const left = new AbortController();
    const signal = request.signal === undefined ? left.signal : AbortSignal.any([request.signal, left.signal]);
    const begin = (): { readonly text: string; readonly made: Promise<RenderedSpeech> } | null => {
      const piece = pieces.next();
      if (piece.done === true) return null;
      const { text, spoken } = piece.value;
      const made = render(spoken, request, voice, signal);
      // A failure is thrown where the segment is awaited; until then it must not count as unhandled.
      made.catch(() => undefined);
      return { text, made };
    };
    try {
      for (let next = begin(); next !== null; ) {
        const speech = await next.made;
        const { text } = next;
        next = begin();
        yield { ...speech, text };
      }
    } finally {
      left.abort(new DOMException('Nobody listens any more', 'AbortError'));
    }
  }

  const piperStatus = (): EngineStatus => {
    const count = piper.list().length;
    const [problem] = piper.problems();
    const state = count > 0 ? 'ready' : problem === undefined ? 'absent' : 'failed';
    const absent = 'no voice installed: npm run models -- install piper-ru-irina';
    return { task: 'tts', engine: PIPER, state, device: 'cpu', realTimeFactor: piperFactor, detail: problem ?? (count > 0 ? null : absent) };
  };
  const espeakStatus: EngineStatus = { task: 'tts', engine: ESPEAK, state: 'ready', device: 'cpu', realTimeFactor: null, detail: null };

  return {
    status: () => [kokoro.status(), piperStatus(), espeakStatus],
    voices() {
      piper.refreshSometimes();
      return voices().map(({ info }) => info);
    },
    async speak(request) {
      const voice = await choose(request);
      const sentences = toSentences(request.text);
      const written = voice.info.speed === 'natural' ? withShortStart(sentences) : sentences;
      const isOnePiece = written.length === 1 && [...toPieces(written, request.language)].length <= 1;
      const segments = segmentsOf(toPieces(written, request.language), request, voice);
      return { engine: voice.info.engine, voice: voice.info.id, sampleRateHz: voice.sampleRateHz, sentences, segments, isOnePiece };
    },
  };
}
