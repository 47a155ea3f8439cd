/** Words as they are said while somebody else speaks: signs of listening, hesitation, echo, and what is neither. */

/** Hummed with the mouth shut, as recognisers spell it: “mhm”, “MMHM”, “мгм”. */
const HUMMED = /^(?:[mh]+|[мхг]+)$/u;
/** “I am listening”: never a wish to speak. */
const BACKCHANNELS = new Set([
  'yeah', 'yep', 'yes', 'yup', 'uh', 'uhhuh', 'huh', 'aha', 'ah', 'oh', 'ok', 'okay', 'right', 'sure', 'good', 'great',
  'cool', 'nice', 'wow', 'true', 'exactly', 'indeed', 'alright', 'fine', 'interesting',
  'да', 'ага', 'угу', 'так', 'ясно', 'понятно', 'понял', 'поняла', 'хорошо', 'конечно', 'ладно', 'окей', 'ок', 'верно', 'точно', 'ну', 'о', 'а',
]);
/** Sounds with no meaning of their own. */
const HESITATIONS = new Set(['um', 'umm', 'uh', 'uhh', 'er', 'erm', 'huh', 'well', 'so', 'э', 'ээ', 'эээ', 'эм', 'угу', 'ну', 'вот', 'так']);
const PHRASES = /\b(?:i see|got it|of course|makes sense|i understand|sounds good)\b/giu;
/** So much of what is heard being the interviewer's own words, it is the loudspeaker. */
const ECHO_SHARE = 0.6;
const ECHO_SHARE_LOOSE = 0.85;

/** Lower case, without signs. */
export const toWords = (text: string): string[] => text.toLowerCase().replaceAll('ё', 'е').match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];

/** Nothing but sounds of thinking; true for no words at all. */
export const isOnlyHesitation = (text: string): boolean => toWords(text).every(isHesitation);

const isHesitation = (word: string): boolean => HESITATIONS.has(word) || HUMMED.test(word);

/** Nothing but signs of listening; true for no words at all. */
export const isBackchannel = (text: string): boolean => realWords(text, '').length === 0;

/** Words that are neither signs of listening, nor hesitation, nor an echo of `interviewer`, which is what is being said meanwhile. */
export function realWords(text: string, interviewer: string): string[] {
  const words = toWords(text.replace(PHRASES, ' '));
  const echo = echoed(words, toWords(interviewer));
  const own = words.filter((_, index) => echo[index] !== true);
  const isEcho = words.length > 0 && (words.length - own.length) / words.length >= ECHO_SHARE;
  return isEcho || isLooseEcho(words, interviewer) ? [] : own.filter((word) => !BACKCHANNELS.has(word) && !isHesitation(word));
}

/** Which words stand beside the same neighbour as in what the interviewer says: single words are anybody's. */
function echoed(words: readonly string[], said: readonly string[]): boolean[] {
  const pairs = new Set(said.slice(1).map((word, index) => `${said[index] ?? ''} ${word}`));
  return words.map((word, index) => pairs.has(`${words[index - 1] ?? ''} ${word}`) || pairs.has(`${word} ${words[index + 1] ?? ''}`));
}

/** Nearly all words are the interviewer's, if not in their order: a recogniser hears an echo badly. */
function isLooseEcho(words: readonly string[], interviewer: string): boolean {
  const said = new Set(toWords(interviewer));
  return words.length >= 2 && words.filter((word) => said.has(word)).length / words.length >= ECHO_SHARE_LOOSE;
}
