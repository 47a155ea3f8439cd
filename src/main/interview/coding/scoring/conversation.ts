/** Communication, from what was said: every sign has the words that it was taken from. Silence is neutral. */
import type { CodingMessage } from '../../../ports/coding.ts';
import type { GrowthClass } from '../../tasks/task.ts';
import { namedGrowth } from '../growth.ts';

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
}

const NEUTRAL = 0.5;
/** Fewer words explain nothing. */
const EXPLAINING_WORDS = 8;
const REASON = /(?<!\p{L})(?:потому что|поэтому|так как|чтобы|значит|сначала|затем|потом|иду|прохожу|храню|запоминаю|because|since|so that|therefore|first|then|iterate|walk|store|keep|remember|instead)(?!\p{L})/iu;
const EMPTY_ANSWER = /^(?:да|нет|не знаю|хз|ок|ага|yes|no|ok|okay|idk|i don[’']?t know|dunno|[^\p{L}\p{N}]*)[.!]?$/iu;
const QUESTION_TOPIC = /(?:^| )(?:approach|failing|edge|complexity|memory|naming|further|closing|model:question)/;
const QUOTE = 160;

const quoteOf = (text: string): string => (text.length <= QUOTE ? text : `${text.slice(0, QUOTE).toWellFormed()}…`).replace(/\s+/g, ' ');
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

export function judgeConversation({ messages, measured, best }: ConversationInput): Conversation {
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
    if (wordsIn(reply.text) >= 2 && !EMPTY_ANSWER.test(reply.text.trim())) answered += 1;
  });
  if (asked > 0) {
    const share = answered / asked;
    const example = said.reduce((longest, { text }) => (wordsIn(text) > wordsIn(longest) ? text : longest), '');
    if (share >= 0.5) add('answers', 0.15 * share, example);
    else add('evades', -0.1, '');
  }
  const explaining = said.filter(({ text }) => wordsIn(text) >= EXPLAINING_WORDS && REASON.test(text) && !text.trim().endsWith('?'));
  explaining.slice(0, 2).forEach(({ text }, index) => add('explains', index === 0 ? 0.15 : 0.05, text));

  const claims = said.flatMap(({ text }) => (text.includes('?') ? [] : [{ text, growth: namedGrowth(text) }])).filter(({ growth }) => growth !== null);
  const claim = claims.at(-1);
  if (claim !== undefined) {
    const right = measured.length === 0 ? claim.growth === best : measured.some((growth) => growth === claim.growth);
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
