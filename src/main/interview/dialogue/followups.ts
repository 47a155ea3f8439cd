/** At most two follow-ups, chosen from what the last answer has not said. */
import { languageOfJob } from '../../base/language.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { questionsFor } from '../knowledge/question-bank.ts';
import { readText } from '../knowledge/reading.ts';
import { lacksOf, signsOf } from '../scoring/specificity.ts';
import type { DialogueInput, Reason } from './next-action.ts';
import { turned } from './wording.ts';

export interface FollowupInput {
  readonly reason: Reason;
  readonly target: string;
  readonly input: DialogueInput;
  readonly knowledge: Knowledge;
  readonly isAsked: (words: string) => boolean;
}

const LIMIT = 2;
const ANSWER_CHARACTERS = 4_000;

/** What this candidate's last answer left out is likely to be left out again. */
export function chooseFollowups({ reason, target, input: { jd, turns }, knowledge, isAsked }: FollowupInput): readonly string[] {
  const language = languageOfJob(jd);
  const bank = knowledge.questions[language].followup;
  const seed = `${jd.role}/${target}`;
  const step = turns.filter(({ role }) => role === 'assistant').length;
  const first = (questions: readonly string[]): readonly string[] => turned(questions, seed, step).filter((words) => !isAsked(words)).slice(0, 1);
  if (reason === 'knockout') return turned(bank.condition, seed, step).slice(0, LIMIT);
  const { followups } = questionsFor(target, language, knowledge);
  const last = turns.findLast(({ role }) => role === 'user');
  if (last === undefined) return [...first(followups.ownRole), ...first(followups.numbers)];
  const read = readText(last.text.slice(0, ANSWER_CHARACTERS), knowledge);
  const isVague = !read.some((sentence) => signsOf(sentence, knowledge).size > 0);
  const chosen = [...(isVague ? first(bank.example) : []), ...lacksOf(read, knowledge).flatMap((gap) => first(followups[gap]))];
  return [...new Set(chosen)].slice(0, LIMIT);
}
