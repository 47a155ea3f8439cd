/** What to ask next, by a fixed policy: gaps, then conditions, then weight, then the end. */
import type { Coverage, DialogueTurn, JobDescription, NextAction } from '../../ports/screening.ts';
import type { Knowledge, QuestionBank } from '../knowledge/knowledge.ts';
import { entryOf } from '../knowledge/text.ts';
import { matchCoverage } from '../scoring/coverage.ts';
import { createMentions } from './asked.ts';
import { chooseFollowups } from './followups.ts';
import { choose, fill } from './wording.ts';

export interface DialogueInput {
  readonly jd: JobDescription;
  readonly turns: readonly DialogueTurn[];
  /** Null: measured from what the candidate has said so far. */
  readonly coverage: Coverage | null;
}

export type Reason = 'gap' | 'knockout' | 'weight' | 'done';

/** What the next question is about; `target` is null only at the end. */
export interface Topic {
  readonly reason: Reason;
  readonly target: string | null;
  /** Whether this was asked about before. */
  readonly again: boolean;
}

/** An indicator below this is a gap. */
const COVERED = 0.5;
/** Times an indicator is asked about before the talk goes on. */
const ATTEMPTS = 2;

/** The policy alone: first gap asked about fewer than twice, else first open condition, else heaviest open competency, else the end. */
export function nextTopic({ jd, turns, coverage }: DialogueInput, knowledge: Knowledge): Topic {
  const said = turns.filter(({ role }) => role === 'user');
  const measured = coverage ?? matchCoverage(jd, said.map(({ text }) => text).join('\n'), knowledge);
  const indicators = [
    ...new Set([
      ...jd.competencies.flatMap((competency) => competency.indicators.map(({ name }) => name)),
      ...Object.keys(measured.perIndicator),
    ]),
  ];
  const names = [...indicators, ...jd.knockouts, ...jd.competencies.map(({ name }) => name)];
  const asked = createMentions(
    turns.filter(({ role }) => role === 'assistant'),
    names,
  );
  const gap = indicators.find((name) => (entryOf(measured.perIndicator, name) ?? 0) < COVERED && asked.count(name) < ATTEMPTS);
  if (gap !== undefined) return { reason: 'gap', target: gap, again: asked.count(gap) > 0 };
  const told = createMentions(said, names);
  const open = (name: string): boolean => asked.count(name) === 0 && told.count(name) === 0;
  const knockout = jd.knockouts.find(open);
  if (knockout !== undefined) return { reason: 'knockout', target: knockout, again: false };
  const heaviest = jd.competencies
    .filter((competency) => open(competency.name) && competency.indicators.every(({ name }) => asked.count(name) === 0))
    .reduce<JobDescription['competencies'][number] | null>(
      (best, competency) => (best === null || competency.weight > best.weight ? competency : best),
      null,
    );
  return heaviest === null ? { reason: 'done', target: null, again: false } : { reason: 'weight', target: heaviest.name, again: false };
}

/** The next action in the rules' own words; same input, same words. */
export function nextAction({ jd, turns, coverage, knowledge }: DialogueInput & { readonly knowledge: Knowledge }): NextAction {
  return wordAction(nextTopic({ jd, turns, coverage }, knowledge), { jd, turns, coverage }, knowledge);
}

/** Puts a topic into words from the question bank. */
export function wordAction({ reason, target, again }: Topic, { jd, turns }: DialogueInput, knowledge: Knowledge): NextAction {
  if (reason === 'done' || target === null) return { action: 'end', question: null, followups: [], targetSkill: null, reason: 'done' };
  const language = jd.lang.toLowerCase().startsWith('ru') ? 'ru' : 'en';
  const bank = knowledge.questions[language];
  // The count of questions so far turns the wheel, so that two neighbours do not sound alike.
  const step = turns.filter(({ role }) => role === 'assistant').length;
  const question = fill(choose(wordingsFor(bank, reason, again), jd.role, step), target);
  const opening = turns.length === 0 ? `${choose(bank.opening, jd.role, 0)} ` : '';
  return {
    action: 'ask',
    question: opening + question,
    followups: chooseFollowups({ reason, turns, bank, seed: `${jd.role}/${target}`, step, knowledge }),
    targetSkill: target,
    reason,
  };
}

function wordingsFor(bank: QuestionBank, reason: Exclude<Reason, 'done'>, again: boolean): readonly string[] {
  if (reason === 'gap') return again ? bank.gapAgain : bank.gap;
  return reason === 'knockout' ? bank.knockout : bank.weight;
}
