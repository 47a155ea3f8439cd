/** The voices that come with the engines, and which goes before which. */
import type { Language } from '../ports/language.ts';
import type { VoiceInfo } from '../ports/engines.ts';
import type { RenderParams } from './protocol.ts';

export const KOKORO = 'kokoro-82m q8';
export const ESPEAK = 'eSpeak NG';

export interface Voice {
  readonly info: VoiceInfo;
  readonly engine: RenderParams['engine'];
  readonly sampleRateHz: number;
  /** Changes when the voice would sound different: part of the cache's key. */
  readonly version: string;
  /** What the worker must have loaded before; null when the engine has it already. */
  readonly load: { readonly folder: string; readonly name: string } | null;
}

const kokoro = (id: string, language: Language, title: string): Voice => ({
  info: { id, engine: KOKORO, languages: [language], title, speed: 'natural' }, engine: 'kokoro', sampleRateHz: 24_000, version: 'q8', load: null,
});
const espeak = (id: string, language: Language, title: string): Voice => ({
  info: { id, engine: ESPEAK, languages: [language], title, speed: 'fast' }, engine: 'espeak', sampleRateHz: 22_050, version: '1', load: null,
});

export const KOKORO_VOICES: readonly Voice[] = [
  kokoro('af_heart', 'en', 'Heart'), kokoro('am_michael', 'en', 'Michael'), kokoro('if_sara', 'ru', 'Сара'), kokoro('pf_dora', 'ru', 'Дора'),
];
export const ESPEAK_VOICES: readonly Voice[] = [espeak('espeak-en', 'en', 'eSpeak English'), espeak('espeak-ru', 'ru', 'eSpeak русский')];

/** The best first: Kokoro learned English and speaks Russian with an accent, Piper's Russian voices are Russian. */
const ORDER: Readonly<Record<Language, readonly Voice['engine'][]>> = { en: ['kokoro', 'piper', 'espeak'], ru: ['piper', 'kokoro', 'espeak'] };

/** Those that speak the language, the best first. */
export function voicesFor(language: Language, voices: readonly Voice[]): Voice[] {
  const place = ({ engine }: Voice): number => ORDER[language].indexOf(engine);
  return voices.filter(({ info }) => info.languages.includes(language)).sort((a, b) => place(a) - place(b));
}
