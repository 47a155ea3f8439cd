/** eSpeak NG in WebAssembly: always there, for phonemes and as the plainest voice. */
import loadModule from '@echogarden/espeak-ng-emscripten';
import type { Language } from '../../ports/language.ts';
import type { RenderedSpeech } from '../protocol.ts';

const VOICES: Readonly<Record<Language, string>> = { en: 'en-us', ru: 'ru' };
/** A little slower than its own 175: it is hard enough to follow. */
const WORDS_PER_MINUTE = 155;

export interface Espeak {
  /** The sounds of a clause without punctuation inside, in the international alphabet. */
  toPhonemes(text: string, language: Language): string;
  render(text: string, language: Language): RenderedSpeech;
}

export async function loadEspeak(): Promise<Espeak> {
  const { eSpeakNGWorker } = await loadModule();
  const worker = new eSpeakNGWorker();
  worker.set_rate(WORDS_PER_MINUTE);
  const choose = (language: Language): void => {
    if (worker.set_voice(VOICES[language]) !== 0) throw new Error(`eSpeak NG has no voice for "${language}"`);
  };
  return {
    toPhonemes(text, language) {
      choose(language);
      const { ipa } = worker.synthesize_ipa(text);
      // Foreign words are marked like "(en)…(ru)".
      return ipa.replaceAll('_', '').replace(/\([a-z-]+\)/g, '').replace(/\s+/g, ' ').trim();
    },
    render(text, language) {
      choose(language);
      const pieces: Int16Array[] = [];
      worker.synthesize(text, (samples) => {
        if (samples !== null && samples.length > 0) pieces.push(samples.slice());
      });
      const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) for (const sample of piece) samples[at++] = sample / 32_768;
      return { samples, sampleRateHz: worker.get_samplerate(), phonemes: [] };
    },
  };
}
