/** The voices that the engines bring, the best of each language first. */
import type { VoiceInfo } from '../ports/engines.ts';

export const KOKORO = 'kokoro-82m q8';
export const ESPEAK = 'eSpeak NG';

export const VOICES: readonly VoiceInfo[] = [
  { id: 'af_heart', engine: KOKORO, languages: ['en'], title: 'Heart' },
  { id: 'am_michael', engine: KOKORO, languages: ['en'], title: 'Michael' },
  { id: 'if_sara', engine: KOKORO, languages: ['ru'], title: 'Сара' },
  { id: 'pf_dora', engine: KOKORO, languages: ['ru'], title: 'Дора' },
  { id: 'espeak-en', engine: ESPEAK, languages: ['en'], title: 'eSpeak English' },
  { id: 'espeak-ru', engine: ESPEAK, languages: ['ru'], title: 'eSpeak русский' },
];

export const sampleRateOf = (voice: VoiceInfo): number => (voice.engine === KOKORO ? 24_000 : 22_050);
