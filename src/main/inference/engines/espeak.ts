/** eSpeak NG in WebAssembly: always there, for phonemes and as the plainest voice. */
import loadModule, { type EspeakEvent } from '@echogarden/espeak-ng-emscripten';
import { joinSamples } from '../../media/pcm.ts';
import type { Language } from '../../ports/language.ts';
import type { RenderedSpeech } from '../protocol.ts';
import { type SpokenSymbol, toTimedPhonemes } from './speech-phonemes.ts';

const VOICES: Readonly<Record<Language, string>> = { en: 'en-us', ru: 'ru' };
/** A little slower than its own 175: it is hard enough to follow. */
const WORDS_PER_MINUTE = 155;
/** Foreign words are marked like "(en)…(ru)". */
const SWITCH = /\([a-z-]+\)/g;

export interface Espeak {
  /** The sounds of a clause without punctuation inside, in the international alphabet. @param voice eSpeak NG's name, or one of our languages */
  toPhonemes(text: string, voice: string): string;
  /** Phoneme times are exact: the synthesiser's own events, in milliseconds. */
  render(text: string, language: Language): RenderedSpeech;
}

export async function loadEspeak(): Promise<Espeak> {
  const { eSpeakNGWorker } = await loadModule();
  const worker = new eSpeakNGWorker();
  worker.set_rate(WORDS_PER_MINUTE);
  const choose = (voice: string): void => {
    if (worker.set_voice(VOICES[voice as Language] ?? voice) !== 0) throw new Error(`eSpeak NG has no voice for "${voice}"`);
  };
  return {
    toPhonemes(text, voice) {
      choose(voice);
      return worker.synthesize_ipa(text).ipa.replaceAll('_', '').replace(SWITCH, '').replace(/\s+/g, ' ').trim();
    },
    render(text, language) {
      choose(language);
      const pieces: Float32Array[] = [];
      const events: EspeakEvent[] = [];
      worker.synthesize(text, (samples, happened) => {
        if (samples !== null && samples.length > 0) pieces.push(Float32Array.from(samples, (sample) => sample / 32_768));
        events.push(...happened);
      });
      const samples = joinSamples(pieces);
      const sampleRateHz = worker.get_samplerate();
      return { samples, sampleRateHz, phonemes: toTimedPhonemes(toSpokenSymbols(events, samples.length, sampleRateHz), sampleRateHz) };
    },
  };
}

/** An event tells where a sound begins; it lasts to the next one. Sounds without a name are pauses. */
function toSpokenSymbols(events: readonly EspeakEvent[], length: number, sampleRateHz: number): SpokenSymbol[] {
  const marks = events
    .filter(({ type }) => type === 'phoneme' || type === 'end')
    .map(({ type, id, audio_position }) => ({ symbols: type === 'end' ? '' : String(id).replace(SWITCH, ''), at: Math.min(length, Math.round((audio_position / 1_000) * sampleRateHz)) }));
  const ends = [...marks.slice(1).map(({ at }) => at), length];
  const spoken: SpokenSymbol[] = [{ symbol: ' ', samples: marks[0]?.at ?? length }];
  marks.forEach(({ symbols, at }, i) => {
    const samples = Math.max(0, (ends[i] ?? at) - at);
    const last = spoken.at(-1);
    // A mark alone (palatal, for one) lasts on from the sound before it, and a name may have several letters ("ˈeɪ").
    if (last !== undefined && /^[ːˑʰʲ]+$/u.test(symbols)) spoken[spoken.length - 1] = { symbol: last.symbol + symbols, samples: last.samples + samples };
    else spoken.push({ symbol: symbols === '' ? ' ' : symbols, samples });
  });
  return spoken;
}
