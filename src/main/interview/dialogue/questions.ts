/** The words of a question: from the bank, by what the last answer lacked, never the same words twice. */
import { languageOfJob } from '../../base/language.ts';
import type { Language } from '../../ports/language.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { nameQuestion, questionsFor, type FamilyQuestions } from '../knowledge/question-bank.ts';
import { readText } from '../knowledge/reading.ts';
import { lacksOf, signsOf } from '../scoring/specificity.ts';
import type { Steps } from '../scoring/steady.ts';
import { countMentions, createMentions, toNames } from './asked.ts';
import { namesOf, type DialogueInput, type Reason } from './next-action.ts';
import { choose, fill, normalised, turned } from './wording.ts';

export interface AskedTopic {
  readonly reason: Exclude<Reason, 'done'>;
  readonly target: string;
  readonly again: boolean;
  readonly isBridge?: boolean;
}

export interface Worded {
  readonly question: string;
  /** Whether these words were asked before, or are asked now. */
  readonly isAsked: (words: string) => boolean;
}

const ANSWER_CHARACTERS = 4_000;
const TURN_LENGTH = 20_000;

export function* wordQuestion(topic: AskedTopic, input: DialogueInput, knowledge: Knowledge): Steps<Worded> {
  const { jd, turns } = input;
  const language = languageOfJob(jd);
  const asked: string[] = [];
  for (const { role, text } of turns) {
    if (role === 'assistant') asked.push(` ${normalised(text.slice(0, TURN_LENGTH))} `);
    yield;
  }
  const isAsked = (words: string): boolean => asked.some((turn) => turn.includes(` ${normalised(words)} `));
  // The count of questions so far turns the wheel, so that two neighbours do not sound alike.
  const step = asked.length;
  const wordings = wordingsFor(topic, input, language, step, knowledge);
  const fresh = wordings.filter((words) => !isAsked(words));
  const question = (yield* firstOfItsOwn(fresh, topic.target, input)) ?? fresh[0] ?? wordings[0] ?? topic.target;
  const opening = turns.length === 0 ? `${choose(knowledge.questions[language].opening, jd.role, 0)} ` : '';
  return { question: opening + question, isAsked: (words) => isAsked(words) || question.includes(words) };
}

/** The first wording that names its target and nothing else of the job: what is named counts as asked about. */
function* firstOfItsOwn(wordings: readonly string[], target: string, input: DialogueInput): Steps<string | undefined> {
  const { all } = namesOf(input);
  const names = toNames(all);
  for (const words of wordings) {
    const mentions = yield* countMentions([{ text: words }], names);
    if (mentions.count(target) > 0 && all.every((name) => name === target || mentions.count(name) === 0)) return words;
  }
  return wordings.find((words) => createMentions([{ text: words }], [target]).count(target) > 0);
}

function wordingsFor({ reason, target, again, isBridge = false }: AskedTopic, { jd, turns }: DialogueInput, language: Language, step: number, knowledge: Knowledge): string[] {
  const bank = knowledge.questions[language];
  const family = questionsFor(target, language, knowledge);
  const named = (questions: readonly string[]): string[] => questions.map((question) => nameQuestion(question, target, language, knowledge, step));
  const own = (wordings: readonly string[]): string[] => turned(wordings, jd.role, step).map((wording) => fill(wording, target));
  if (reason === 'knockout') return again ? [...own(bank.knockoutAgain), ...own(bank.knockout)] : own(bank.knockout);
  if (isBridge) return own(bank.bridge);
  if (reason === 'weight') return [...own(bank.weight), ...named(family.deeper)];
  if (!again) return [...named(turned(family.opening, jd.role, step)), ...own(bank.gap)];
  return [...named(askingForLacks(turns, family, knowledge)), ...own(bank.gapAgain), ...named(family.deeper)];
}

/** Questions for what the last answer left out; none where it told nothing at all, or everything. */
function askingForLacks(turns: DialogueInput['turns'], family: FamilyQuestions, knowledge: Knowledge): readonly string[] {
  const read = readText(turns.findLast(({ role }) => role === 'user')?.text.slice(0, ANSWER_CHARACTERS) ?? '', knowledge);
  if (!read.some((sentence) => signsOf(sentence, knowledge).size > 0)) return [];
  return lacksOf(read, knowledge).flatMap((gap) => family.followups[gap]);
}
