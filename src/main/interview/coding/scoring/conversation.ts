/** Communication, from what was said: every sign has the words that it was taken from. Silence is neutral. */
import type { CodingMessage } from '../../../ports/coding.ts';
import type { GrowthClass } from '../../tasks/task.ts';
import { claimedTime } from '../growth.ts';

export type Sign = 'answers' | 'evades' | 'explains' | 'complexity_right' | 'complexity_wrong' | 'asks' | 'uses_hint' | 'asks_for_solution';

export interface ConversationSign {
  readonly sign: Sign;
  readonly value: number;
  /** The candidate's words; empty where it is their absence. */
  readonly quote: string;
}

export interface Conversation {
  /** 0..1. */
  readonly score: number;
  readonly signs: readonly ConversationSign[];
  /** The interviewer's questions, and how many got an answer. */
  readonly asked: number;
  readonly answered: number;
}

export interface ConversationInput {
  readonly messages: readonly CodingMessage[];
  /** Classes that the candidate's code was measured to have; empty when not known. */
  readonly measured: readonly GrowthClass[];
  readonly best: GrowthClass;
  /** Whether the candidate's code was measured to grow as the reference does, whose class is `best`. */
  readonly growsAsBest?: boolean;
}

const NEUTRAL = 0.5;
/** Fewer words explain nothing. */
const EXPLAINING_WORDS = 8;
const REASON = /(?<!\p{L})(?:потому что|поэтому|так как|чтобы|значит|сначала|затем|потом|иду|прохожу|храню|запоминаю|because|since|so that|therefore|first|then|iterate|walk|store|keep|remember|instead)(?!\p{L})/iu;
/** What programs do and are made of: so many different ones tell how a solution works, with no connecting word at all. */
const WORKING_WORDS = 3;
const WORKING = /(?<!\p{L})(?:use|add|remove|count|sort|compare|check|update|take|put|return|split|track|move|pop|push|build|group|find|sum|window|pass|loop|pointer|index|key|dict|set|list|array|map|heap|stack|queue|использу|добавля|убира|удаля|счита|сортиру|сравнива|проверя|обновля|беру|кладу|возвраща|дел[юи]|двига|строю|группиру|ищу|нахожу|сумм|окн|проход|цикл|указател|индекс|ключ|словар|множеств|списо?к|массив|куч|стек|очеред)/giu;
const EMPTY_ANSWER = /^(?:не знаю|не уверена?|без понятия|хз|ок|хм+|ну|эм+|ага|угу|дальше|пропустим|ok|okay|idk|i don[’']?t know|dunno|not sure|no idea|hm+|um+|skip|next|pass|asdf\w{0,9}|qwer\w{0,9}|[^\p{L}\p{N}]*)[.!]?$/iu;
const YES_OR_NO = /^(?:да|нет|yes|no|yeah|yep|nope)[.!]?$/iu;
/** A question that yes or no answers. */
const ASKS_YES_OR_NO = /(?<!\p{L})(?:ли|можно)(?!\p{L})|(?:^|[.!?:]\s)(?:is|are|do|does|did|can|could|will|would|should|has|have|must)\s/iu;
const QUESTION_TOPIC = /(?:^| )(?:approach|failing|edge|complexity|memory|naming|further|closing|model:question)/;
const QUOTE = 160;

const quoteOf = (text: string): string => (text.length <= QUOTE ? text : `${text.slice(0, QUOTE).toWellFormed()}…`).replace(/\s+/g, ' ');
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export function judgeConversation({ messages, measured, best, growsAsBest }: ConversationInput): Conversation {
  const said = messages.filter(({ role }) => role === 'user');
  if (said.length === 0) return { score: NEUTRAL, signs: [], asked: 0, answered: 0 };
  const signs: ConversationSign[] = [];
  const add = (sign: Sign, value: number, quote = ''): void => void signs.push({ sign, value, quote: quoteOf(quote) });

  let [asked, answered] = [0, 0];
  messages.forEach((message, index) => {
    if (message.role !== 'assistant' || !QUESTION_TOPIC.test(message.topic ?? '')) return;
    const reply = messages[index + 1];
    // The last question of all may have been left for the end.
    if (reply === undefined) return;
    asked += 1;
    if (isAnswer(reply.text.trim(), message)) answered += 1;
  });
  if (asked > 0) {
    const share = answered / asked;
    const example = said.reduce((longest, { text }) => (wordsIn(text) > wordsIn(longest) ? text : longest), '');
    if (share >= 0.5) add('answers', 0.15 * share, example);
    else add('evades', -0.1, '');
  }
  const explaining = said.filter(({ text }) => isExplaining(text));
  explaining.slice(0, 2).forEach(({ text }, index) => add('explains', index === 0 ? 0.15 : 0.05, text));

  const claim = claimOf(messages);
  if (claim !== null) {
    const right = (measured.length === 0 || growsAsBest === true ? claim.growth === best : false) || measured.includes(claim.growth);
    add(right ? 'complexity_right' : 'complexity_wrong', right ? 0.15 : -0.05, claim.text);
  }
  const forSolution = messages.findIndex(({ topic }) => topic === 'refused' || topic === 'model:refused');
  if (forSolution > 0) add('asks_for_solution', -0.1, messages[forSolution - 1]?.text ?? '');
  const questions = said.filter(({ text }, index) => text.includes('?') && wordsIn(text) >= 3 && said.findIndex((other) => other.text === text) === index && messages[messages.findIndex((message) => message.text === text) + 1]?.topic !== 'refused');
  if (questions[0] !== undefined) add('asks', questions.length > 1 ? 0.1 : 0.07, questions[0].text);
  const hints = messages.filter(({ topic }) => topic?.includes('hint:') === true);
  if (hints.length > 0 && explaining.length > 0) add('uses_hint', 0.03, '');

  const score = signs.reduce((sum, { value }) => sum + value, NEUTRAL);
  return { score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100, signs, asked, answered };
}

function isAnswer(reply: string, { text, topic }: CodingMessage): boolean {
  if (EMPTY_ANSWER.test(reply)) return false;
  return !YES_OR_NO.test(reply) || /(?:^| )edge:/.test(topic ?? '') || ASKS_YES_OR_NO.test(text);
}

function isExplaining(text: string): boolean {
  if (wordsIn(text) < EXPLAINING_WORDS || text.trim().endsWith('?')) return false;
  return REASON.test(text) || new Set(text.toLowerCase().match(WORKING)).size >= WORKING_WORDS;
}

/** What the candidate said last about the time of the own code, before all where it was asked for. */
function claimOf(messages: readonly CodingMessage[]): { readonly text: string; readonly growth: GrowthClass } | null {
  const claims = messages.flatMap(({ role, text }, index) => {
    const asked = messages[index - 1]?.topic ?? '';
    // Answers on memory, on changed tasks and on other inputs are not about the time of this code.
    if (role !== 'user' || text.includes('?') || /(?:^| )(?:memory|further|edge|closing)/.test(asked)) return [];
    const growth = claimedTime(text);
    return growth === null ? [] : [{ text, growth, isAsked: /(?:^| )complexity/.test(asked) }];
  });
  return claims.findLast(({ isAsked }) => isAsked) ?? claims.at(-1) ?? null;
}
