/** At most two follow-ups, chosen from what the last answer has not said. */
import type { DialogueTurn } from '../../ports/screening.ts';
import type { FollowupTopic, Knowledge, QuestionBank } from '../knowledge/knowledge.ts';
import { readText } from '../knowledge/reading.ts';
import { signsOf, type Sign } from '../scoring/depth.ts';
import type { Reason } from './next-action.ts';
import { choose } from './wording.ts';

export interface FollowupInput {
  readonly reason: Reason;
  readonly turns: readonly DialogueTurn[];
  readonly bank: QuestionBank;
  readonly seed: string;
  /** Questions asked so far. */
  readonly step: number;
  readonly knowledge: Knowledge;
}

const LIMIT = 2;
const ANSWER_CHARACTERS = 4_000;
const NEEDS: readonly (readonly [Sign, FollowupTopic])[] = [
  ['deed', 'role'],
  ['figure', 'result'],
  ['reason', 'reason'],
  ['trouble', 'trouble'],
];

export function chooseFollowups({ reason, turns, bank, seed, step, knowledge }: FollowupInput): readonly string[] {
  const topics = reason === 'knockout' ? (['condition'] as const) : openTopics(turns, knowledge);
  return topics.slice(0, LIMIT).map((topic) => choose(bank.followup[topic], seed, step));
}

/** What this candidate's last answer left out is likely to be left out again. */
function openTopics(turns: readonly DialogueTurn[], knowledge: Knowledge): readonly FollowupTopic[] {
  const last = turns.findLast(({ role }) => role === 'user');
  if (last === undefined) return ['role', 'result'];
  const read = readText(last.text.slice(0, ANSWER_CHARACTERS), knowledge);
  const signs = new Set(read.flatMap((sentence) => [...signsOf(sentence, knowledge)]));
  const missing = NEEDS.filter(([sign]) => !signs.has(sign)).map(([, topic]) => topic);
  return signs.size === 0 ? ['example', ...missing] : missing;
}
