/** Recognisers fill near-silence with what subtitles are full of. This tells such text from speech. */
import { toComparedWord } from './local-agreement.ts';

/** What Whisper is known to say of silence and noise; compared as whole utterances, words only. */
const KNOWN_INVENTIONS = new Set([
  'you', 'bye', 'bye bye', 'thank you', 'thank you very much', 'thank you for watching', 'thanks for watching', 'please subscribe',
  'thank you so much for watching', 'subtitles by the amaraorg community', 'i m sorry', 'im sorry', 'so', 'oh', 'the end',
  'продолжение следует', 'спасибо за просмотр', 'спасибо за внимание', 'подписывайтесь на канал', 'до свидания', 'спасибо', 'ну',
  'субтитры сделал dimatorzok', 'субтитры создавал dimatorzok', 'субтитры делал dimatorzok', 'субтитры подогнал симон',
  'редактор субтитров асемкин корректор аегорова', 'редактор субтитров асинецкая корректор аегорова',
  'динамичная музыка', 'веселая музыка', 'тревожная музыка', 'спокойная музыка', 'грустная музыка', 'музыка', 'смех', 'аплодисменты',
]);
/** Below either of these the detector was not sure that anybody spoke. */
const SURE_VOICED_S = 0.5;
const SURE_PROBABILITY = 0.7;
/** Nobody speaks faster: 30 letters a second, and a word or two at once. */
const MAX_LETTERS_PER_S = 30;
const FREE_LETTERS = 14;

export interface VoiceEvidence {
  /** Seconds that the detector took for speech. */
  readonly voicedS: number;
  /** Its mean probability in them. */
  readonly meanProbability: number;
}

/**
 * Whether a recognised text was most likely not spoken: it holds no word outside brackets, is a known invention where
 * the detector was not sure, or has more letters than anybody could say in that time.
 */
export function isInvented(text: string, { voicedS, meanProbability }: VoiceEvidence): boolean {
  const spoken = text.replace(/\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫]/gu, ' ');
  const words = spoken.split(/\s+/u).map(toComparedWord).filter((word) => word !== '');
  if (words.length === 0) return true;
  if (words.join('').length > FREE_LETTERS + MAX_LETTERS_PER_S * voicedS) return true;
  const isSure = voicedS >= SURE_VOICED_S && meanProbability >= SURE_PROBABILITY;
  return !isSure && KNOWN_INVENTIONS.has(words.join(' '));
}
