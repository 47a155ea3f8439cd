/** Whether a title in a sentence is what the speaker says to have been. */
import type { PhraseHit } from '../knowledge/phrases.ts';
import type { ReadSentence } from '../knowledge/reading.ts';

// The words right before the title; between them and it there may stand what belongs to it: “a senior”, «ведущим».
const BEFORE = (forms: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})$`, 'iu');
const SELF_RU = BEFORE(
  "(?:работа(?:ю|л|ла|вший|вшая)|тружусь|трудил(?:ся|ась)|был|была|являюсь|являл(?:ся|ась)|стал|стала|вырос(?:ла)?(?: до)?|дорос(?:ла)?(?: до)?|устроил(?:ся|ась)|пришел|пришёл|пришла|начинал|начинала|начал|начала|служил|служила|назначен|назначили(?: меня)?|повысили(?: меня)?|взяли(?: меня)?|приняли(?: меня)?|должност[ьи]|позици[яию]|рол[ьи]|опыт(?:ом|а)?|стаж(?:ем|а)?|стажировал(?:ся|ась)|специальност[ьи]|професси[яи]|карьер[ауы]|как|тимлидил|до этого|сейчас|теперь|потом|затем|сначала|я|меня|мной|сам)" +
    "(?: (?!(?:мой|наш|наша|с|у|для|к|от|и)(?!\\p{L}))[\\p{L}\\p{N}+#-]+){0,3}",
);
const SELF_EN = BEFORE(
  "(?:as|i am|i'm|i was|i've been|i have been|was|been|am|became|become|being|worked|working|work|role|position|title|job|promoted to|hired as|moved to|started|interned|career|myself|now|currently|then|previously|formerly)" +
    "(?:,? (?!(?:with|our|the|my|for|to|by|from|and|their|under)(?!\\p{L}))[\\p{L}\\p{N}+#-]+){0,4}",
);
const BREAK = /[.;!?]/u;
/** A title that opens what is said (“Backend developer, five years”) is the speaker's own. */
const OPENING_WORDS = 2;

/** “I worked as a tester”, «я ведущий аналитик» and a title at the very start; not “we waited for the tester”. */
export function isOwnRole({ text, words }: ReadSentence, { from, to }: Pick<PhraseHit, 'from' | 'to'>): boolean {
  const first = words[from];
  const last = words[to - 1];
  if (first === undefined || last === undefined) return false;
  const before = text.slice(0, first.start).split(BREAK).at(-1) ?? '';
  const plain = before.replaceAll('’', "'").replace(/[«»"“”():,—–]|\s-\s/gu, ' ').replace(/\s+/gu, ' ').trim();
  if (plain === '' || plain.split(' ').length <= OPENING_WORDS - 1) return !/^(?:наш|мой|our|my|the|с|у|with|для|for)$/iu.test(plain);
  return SELF_RU.test(plain) || SELF_EN.test(plain);
}
