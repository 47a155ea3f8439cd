/** The synthesiser as the domain sees it: sentence by sentence, the next one made while the last is played. */
import { AppError } from '../base/errors.ts';
import type { EngineStatus, SpeechRequest, SpeechSegment, TextToSpeech, VoiceInfo } from '../ports/engines.ts';
import type { EngineHost } from './engine-host.ts';
import { createJobQueue } from './job-queue.ts';
import type { Loadable } from './loadable.ts';
import type { RenderedSpeech } from './protocol.ts';
import { createSpeechCache } from './speech-cache.ts';
import { toSentences } from './text/sentences.ts';
import { toSpokenEnglish } from './text/spoken-english.ts';
import { toSpokenRussian } from './text/spoken-russian.ts';
import { ESPEAK, KOKORO, sampleRateOf, VOICES } from './voices.ts';

const CACHE_BYTES = 64 * 1024 * 1024;
const MAX_WAITING = 64;

export function createTextToSpeech(host: EngineHost, kokoro: Loadable, espeakStatus: () => EngineStatus): TextToSpeech {
  const queue = createJobQueue(1, MAX_WAITING);
  const cache = createSpeechCache(CACHE_BYTES);

  const voices = (): VoiceInfo[] => {
    const { state } = kokoro.status();
    const hasKokoro = state === 'ready' || state === 'loading';
    return VOICES.filter((voice) => voice.engine === ESPEAK || hasKokoro);
  };

  const choose = ({ voice, language }: SpeechRequest): VoiceInfo => {
    const available = voices();
    const speaking = available.filter((one) => one.languages.includes(language));
    const found = voice === null ? speaking[0] : speaking.find((one) => one.id === voice);
    if (found !== undefined) return found;
    const list = speaking.map((one) => one.id);
    throw new AppError('INVALID_REQUEST', `No voice "${voice ?? ''}" for "${language}"; there are: ${list.join(', ')}`, { details: { voices: list } });
  };

  const render = async (sentence: string, { language }: SpeechRequest, voice: VoiceInfo, signal: AbortSignal): Promise<RenderedSpeech> => {
    const text = language === 'ru' ? toSpokenRussian(sentence) : toSpokenEnglish(sentence);
    const key = `${voice.engine}\n${voice.id}\n${language}\n${text}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    return queue.run(async () => {
      // The same sentence may have been made while this one waited.
      const made = cache.get(key);
      if (made !== undefined) return made;
      if (voice.engine === KOKORO) await kokoro.ready();
      const startedMs = performance.now();
      const speech = await host.call('render', { engine: voice.engine === KOKORO ? 'kokoro' : 'espeak', voice: voice.id, language, text }, signal);
      if (voice.engine === KOKORO) kokoro.measure(performance.now() - startedMs, speech.samples.length / speech.sampleRateHz);
      cache.set(key, speech);
      return speech;
    }, signal);
  };

  async function* segmentsOf(sentences: readonly string[], request: SpeechRequest, voice: VoiceInfo): AsyncGenerator<SpeechSegment> {
    const left = new AbortController();
    const signal = request.signal === undefined ? left.signal : AbortSignal.any([request.signal, left.signal]);
    const begin = (index: number): Promise<RenderedSpeech> | null => {
      const sentence = sentences[index];
      if (sentence === undefined) return null;
      const made = render(sentence, request, voice, signal);
      // A failure is thrown where the segment is awaited; until then it must not count as unhandled.
      made.catch(() => undefined);
      return made;
    };
    try {
      let next = begin(0);
      for (const [index, text] of sentences.entries()) {
        const speech = await next;
        if (speech === null) return;
        next = begin(index + 1);
        yield { ...speech, text };
      }
    } finally {
      left.abort(new DOMException('Nobody listens any more', 'AbortError'));
    }
  }

  return {
    status: () => [kokoro.status(), espeakStatus()],
    voices,
    async speak(request) {
      const voice = choose(request);
      const sentences = toSentences(request.text);
      return { engine: voice.engine, voice: voice.id, sampleRateHz: sampleRateOf(voice), sentences, segments: segmentsOf(sentences, request, voice) };
    },
  };
}
