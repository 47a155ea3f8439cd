/** What the candidate's last words are: an answer, a wish, a question, or nothing. */
import type { Language } from '../../../ports/language.ts';
import { replyKind, type ReplyKind } from '../../dialogue/reply.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readText, type ReadSentence } from '../../knowledge/reading.ts';
import { sentences } from '../../knowledge/text.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import { signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { questionIn, tellsBeside } from './asked.ts';
import { countSpoken } from './quotable.ts';
import { withoutReported } from './reported.ts';
import type { VoiceTexts } from './texts.ts';
import { asksYou, bareOf, ownWords, plainOf, wishIn, type Around } from './wishes.ts';

export type HeardKind =
  | 'answer' | 'short' | 'silence' | 'denial' | 'unknown' | 'skip' | 'refusal' | 'told' | 'repeat' | 'rephrase' | 'wait' | 'question' | 'clarify'
  | 'resume-denied' | 'job-denied' | 'misheard' | 'stop' | 'halt' | 'insult' | 'distress' | 'instruction' | 'offtopic' | 'next' | 'nothing';

export interface Heard {
  readonly kind: HeardKind;
  /** Which question of resources/voice/intents.json was asked; null when another. */
  readonly question: string | null;
  readonly signs: ReadonlySet<Sign>;
  /** Words without fillers. */
  readonly words: number;
  readonly read: readonly ReadSentence[];
  readonly isOtherLanguage: boolean;
  /** Says in so many words to be nervous or unwell, beside an answer. */
  readonly isUneasy: boolean;
  /** Says yes and no more. */
  readonly isYes: boolean;
  /** Ends an answer with a question of its own: `question` then says which. */
  readonly asksBack: boolean;
}

const SHORT_WORDS = 4;
const WISH_WORDS = 16;
const QUESTION_WORDS = 40;
/** “I never work at night without a second nurse”: says how it was done. */
const EXCEPT = /(?<!\p{L})(?:only|without|except|unless|только|лишь|без|кроме)(?!\p{L})/u;
/** So many words of one's own, and asking for nothing: “The welders could not hear you …”. */
const ACCOUNT_WORDS = 3;
/** What may be told of somebody. */
const REPORTED = /^(?:stop|halt|wait|skip|refusal|repeat|rephrase|unknown|next|told)$/;
/** “My employer told me I can't discuss it” refuses all the same: it takes a word or two more to make it a story, or a refusal of theirs. */
const STORY_WORDS = 2;
const THEIRS = /(?<!\p{L})(?:he|she|they)(?:'d| would)? (?:rather|prefer|can't|cannot|can not|(?:don't|do not|didn't|did not) want)(?!\p{L})/u;
const READ_LENGTH = 12_000;

/** @param around what the words may refer to: without it nothing is taken for a correction of a name */
export function hear(text: string, language: Language, knowledge: Knowledge, texts: VoiceTexts, around: Around = {}): Heard {
  const cleaned = withoutInstructions(text.slice(0, READ_LENGTH));
  const said = cleaned.segments.join(' ').replace(/\s+/gu, ' ').trim();
  const plain = plainOf(said);
  const words = countSpoken(plain);
  const read = readText(said, knowledge);
  const signs = signsOfAll(read, knowledge);
  const base = { question: null, signs, words, read, isOtherLanguage: isOther(said, language), isUneasy: says('distress', plain, texts), isYes: says('yes', bareOf(plain), texts), asksBack: false };
  if (cleaned.passages.length > 0 && words < SHORT_WORDS * 2) return { ...base, kind: 'instruction' };
  if (words === 0) return { ...base, kind: 'silence' };
  const own = withoutReported(said.toLowerCase());
  const isReport = own !== said.toLowerCase();
  const whole = replyKind(said);
  // What is cut out may have been the answer: “never used it, but my boss told me to migrate forty services”.
  const known = isReport && whole !== 'answer' ? replyKind(own) : whole;
  const wished = words <= WISH_WORDS ? wishIn(said, texts, knowledge, around) : null;
  // “He said let's stop” is no wish of who tells it.
  const isTold =
    isReport && wished !== null && REPORTED.test(wished) && wishIn(own, texts, knowledge, around) !== wished &&
    (wished !== 'refusal' || THEIRS.test(plain) || ownWords(own, texts) >= STORY_WORDS);
  const wish = isTold ? null : wished;
  const question = questionIn(said, words, texts);
  // “It is written there, can you not read?” asks for nothing.
  const isScolding = question !== null && question.id === null && scolds(said, texts);
  const asked = isScolding ? null : question;
  // “Wait, what is the salary?” waits for nothing.
  const isPrelude = wish === 'wait' && asked !== null && asked.id !== null && asked.id !== 'clarify' && asked.id !== 'may-ask';
  // “Can you rephrase?” is a wish though it is asked; “can you tell me when I will hear?” is none.
  if (wish !== null && !isPrelude && (asked === null || asked.id === null || /^(?:repeat|rephrase|stop|wait|told|distress|insult|resume-denied|job-denied|misheard)$/.test(wish))) return { ...base, kind: wish };
  if (asked !== null && tellsBeside(said)) return { ...base, kind: 'answer', question: asked.id, asksBack: true };
  if (asked !== null && (asked.id !== null || words <= QUESTION_WORDS)) {
    if (asked.id === 'clarify') return { ...base, kind: 'clarify' };
    if (asked.id !== null || known === 'answer') return { ...base, kind: 'question', question: asked.id };
  }
  if (known !== 'answer' && !isAccount(known, said, plain, texts)) return { ...base, kind: known };
  return { ...base, kind: words < SHORT_WORDS && !signs.has('figure') ? 'short' : 'answer' };
}

/** Whether what ends it is an insult. */
function scolds(said: string, texts: VoiceTexts): boolean {
  const last = sentences(said).at(-1)?.text ?? '';
  return plainOf(last).split(/[,;:—–]\s*/u).some((clause) => says('insult', bareOf(clause), texts));
}

/** What only looks like an aside, or like a denial. */
function isAccount(known: ReplyKind, said: string, plain: string, texts: VoiceTexts): boolean {
  if (known === 'denial') return EXCEPT.test(plain) && ownWords(plain, texts) >= ACCOUNT_WORDS;
  return (known === 'repeat' || known === 'skip') && !said.endsWith('?') && !asksYou(plain) && ownWords(plain, texts) >= ACCOUNT_WORDS;
}

/** The wish alone, as `hear` sees it; null for anything else. Cheap: for looking through a whole talk. */
export function wishOf(text: string, texts: VoiceTexts, knowledge: Knowledge, around: Around): HeardKind | null {
  const said = text.slice(0, READ_LENGTH);
  return countSpoken(plainOf(said)) <= WISH_WORDS ? wishIn(said, texts, knowledge, around) : null;
}

const says = (wanted: string, plain: string, texts: VoiceTexts): boolean => texts.wishes.some(({ id, pattern }) => id === wanted && pattern.test(plain));

function isOther(text: string, language: Language): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const other = words.filter((word) => (language === 'ru' ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u).test(word)).length;
  return words.length >= SHORT_WORDS && other > words.length * 0.7;
}
