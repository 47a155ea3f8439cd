/** What the candidate's last words are: an answer, a wish, a question, or nothing. */
import type { Language } from '../../../ports/language.ts';
import { replyKind } from '../../dialogue/reply.ts';
import { FILLERS } from '../../knowledge/fillers.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readText, type ReadSentence } from '../../knowledge/reading.ts';
import { sentences } from '../../knowledge/text.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import { signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { countSpoken } from './quotable.ts';
import type { VoiceTexts } from './texts.ts';

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
/** So many words before a question are an answer. */
const BESIDE_WORDS = 6;
const READ_LENGTH = 12_000;
/** “…, right?” asks for nothing. */
const TAG = /(?:^|[\s,])(?:right|you know|isn't it|don't you|okay|ok|yes|да|правда|верно|так|понимаете|знаете|ладно|не так ли)\s*\?$/iu;
const ADDRESSES = /(?<!\p{L})(?:you|your|yours|i|we|this (?:role|position|job|interview)|the (?:\p{L}+ )?(?:role|position|team|company|salary|job|question|project|product|stack)|вы|вас|вам|вами|ваш\p{L}*|у вас|мне|меня|я|ты|эт\p{L}+|команд\p{L}+|компани\p{L}+|зарплат\p{L}+|ваканси\p{L}+|вопрос\p{L}*)(?!\p{L})/iu;
const ASKS = /^(?:(?:and|so|but|well|also|wait|sorry|oh|actually|one more thing|а|и|ну|ой|подождите|стойте|извините|скажите(?: пожалуйста)?|подскажите)[, ]+)*(?:what(?!ever)|how|when|where|who|which|why|do you|does|is (?:this|the|it|there)|are (?:you|there)|can (?:you|i)|could (?:you|i)|may i|will|что такое|как(?:ой|ая|ие|ова|ую)?|когда|кто|почему|сколько|где|можно ли|есть ли|будет ли|а можно|i (?:just )?(?:wanted|want|would like|'d like|forgot|meant) to (?:ask|know)|i have (?:a|one|another) (?:\p{L}+ )?question|(?:я )?(?:хотел|хотела|хочу|забыл|забыла)(?: бы)?(?: \p{L}+)? (?:спросить|узнать|уточнить)|у меня (?:\p{L}+ )?вопрос)(?!\p{L})/iu;
/** Politeness around a wish: “actually …”, “…, thanks”. */
const COURTESY_BEFORE =
  /^(?:(?:actually|well|ok(?:ay)?|so|sorry|excuse me|i'm (?:so |very )?sorry|thanks|thank you|look|listen|please|i think|i guess|maybe|all ?right|right|no|yes|yeah|honestly|but|and|unfortunately|извините|простите|знаете|вообще|хорошо|ладно|спасибо|пожалуйста|так|ну|вс[её]|думаю|наверное|слушайте|да|нет|может быть|к сожалению|а|и|но|честно говоря|если честно) )+(?=\p{L})/u;
const COURTESY_AFTER =
  /(?: (?:please|thanks|thank you(?: (?:very|so) much)?(?: for (?:your time|everything))?|sorry|(?:good ?)?bye|have a (?:nice|good) day|спасибо(?: (?:большое|вам|за вс[её]))*|пожалуйста|извините|простите|до свидания|всего (?:доброго|хорошего)|пока))+$/u;

export function hear(text: string, language: Language, knowledge: Knowledge, texts: VoiceTexts): Heard {
  const cleaned = withoutInstructions(text.slice(0, READ_LENGTH));
  const said = cleaned.segments.join(' ').replace(/\s+/gu, ' ').trim();
  const plain = plainOf(said);
  const words = countSpoken(plain);
  const read = readText(said, knowledge);
  const signs = signsOfAll(read, knowledge);
  const base = { question: null, signs, words, read, isOtherLanguage: isOther(said, language), isUneasy: says('distress', plain, texts), isYes: says('yes', bareOf(plain), texts), asksBack: false };
  if (cleaned.passages.length > 0 && words < SHORT_WORDS * 2) return { ...base, kind: 'instruction' };
  if (words === 0) return { ...base, kind: 'silence' };
  const known = replyKind(said);
  const wish = words <= WISH_WORDS ? wishIn(plain, texts) : null;
  const asked = questionIn(said, plain, words, texts);
  // “Can you rephrase?” is a wish though it is asked; “can you tell me when I will hear?” is none.
  if (wish !== null && (asked === null || asked.id === null || /^(?:repeat|rephrase|stop|wait|distress|insult|resume-denied|job-denied|misheard)$/.test(wish))) return { ...base, kind: wish };
  if (asked !== null && tellsBeside(said)) return { ...base, kind: 'answer', question: asked.id, asksBack: true };
  if (asked !== null && (asked.id !== null || words <= QUESTION_WORDS)) {
    if (asked.id === 'clarify') return { ...base, kind: 'clarify' };
    if (asked.id !== null || known === 'answer') return { ...base, kind: 'question', question: asked.id };
  }
  if (known !== 'answer') return { ...base, kind: known };
  return { ...base, kind: words < SHORT_WORDS && !signs.has('figure') ? 'short' : 'answer' };
}

const plainOf = (said: string): string => said.toLowerCase().replaceAll('’', "'").replace(FILLERS, ' ').replace(/[.!?…]+$/u, '').replace(/\s+/gu, ' ').trim();

/** The wish alone, as `hear` sees it; null for anything else. Cheap: for looking through a whole talk. */
export function wishOf(text: string, texts: VoiceTexts): HeardKind | null {
  const plain = plainOf(text.slice(0, READ_LENGTH));
  return countSpoken(plain) <= WISH_WORDS ? wishIn(plain, texts) : null;
}

const says = (wanted: string, plain: string, texts: VoiceTexts): boolean => texts.wishes.some(({ id, pattern }) => id === wanted && pattern.test(plain));

/** Where a recogniser puts its commas says nothing. */
const bareOf = (plain: string): string => plain.replace(/[,;:.!?—–]/gu, ' ').replace(/\s+/gu, ' ').trim();

const withoutCourtesy = (bare: string): string => bare.replace(COURTESY_BEFORE, '').replace(COURTESY_AFTER, '');

function wishIn(plain: string, texts: VoiceTexts): HeardKind | null {
  const bare = bareOf(plain);
  const core = withoutCourtesy(bare);
  // “I am tired. Let's stop here.”: what is wished comes last.
  const last = withoutCourtesy(bareOf(plain.split(/[.!?…]+\s+/u).at(-1) ?? ''));
  const id = texts.wishes.filter((known) => known.id !== 'distress' || !tellsMore(plain, known.pattern)).find(({ id: known, pattern }) => known !== 'yes' && (pattern.test(bare) || pattern.test(core) || (known === 'stop' && pattern.test(last))))?.id;
  return id === undefined ? null : (id as HeardKind);
}

/** “I am a bit nervous. I have just finished my studies.”: there is more to it than that. */
function tellsMore(plain: string, pattern: RegExp): boolean {
  const rest = plain.split(/[.!?…]+\s+/u).filter((sentence) => !pattern.test(sentence)).map((sentence) => withoutCourtesy(bareOf(sentence)));
  return countSpoken(rest.join(' ')) >= SHORT_WORDS;
}

/** A question in the last sentence, with its id if it is one that is known. */
function questionIn(said: string, plain: string, words: number, texts: VoiceTexts): { readonly id: string | null } | null {
  const all = sentences(said);
  const last = all.at(-1)?.text ?? '';
  const isMarked = last.endsWith('?') && !TAG.test(last);
  // A recogniser may leave the mark out.
  const isAsked = isMarked || (words <= WISH_WORDS && ASKS.test(plain) && !/^(?:what|how|когда|что|как|где|кто) (?:i|we|я|мы)(?!\p{L})/iu.test(plain));
  if (!isAsked) return null;
  const question = (all.length > 1 && isMarked ? last : plain).toLowerCase().replaceAll('’', "'").replace(/[.!?…]+$/u, '').trim();
  const id = texts.questions.find(({ pattern }) => pattern.test(question))?.id ?? null;
  if (id === null && (all.length > 3 || !ADDRESSES.test(question))) return isMarked && all.length <= 1 ? { id: null } : null;
  return { id };
}

/** “I drew three versions and tested them. What would you have done?”: what stands before the question is an answer. */
function tellsBeside(said: string): boolean {
  const before = sentences(said).slice(0, -1).map(({ text }) => text);
  return before.every((text) => !text.endsWith('?')) && countSpoken(before.join(' ').replace(FILLERS, ' ')) >= BESIDE_WORDS && replyKind(before.join(' ')) === 'answer';
}

function isOther(text: string, language: Language): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const other = words.filter((word) => (language === 'ru' ? /\p{Script=Latin}/u : /\p{Script=Cyrillic}/u).test(word)).length;
  return words.length >= SHORT_WORDS && other > words.length * 0.7;
}
