/** What to ask next, by a fixed policy: gaps, then conditions, then weight, then the end. */
import { languageOfJob } from '../../base/language.ts';
import type { Coverage, DialogueTurn, JobDescription, NextAction } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { entryOf } from '../knowledge/text.ts';
import type { Steps } from '../scoring/steady.ts';
import { countMentions, toNames } from './asked.ts';
import { questionsLeft, type TimeBudget } from './budget.ts';
import { chooseFollowups } from './followups.ts';
import { hearTopics } from './heard-topics.ts';
import { wordQuestion } from './questions.ts';

export interface DialogueInput {
  readonly jd: JobDescription;
  readonly turns: readonly DialogueTurn[];
  /** What the candidate has covered so far. */
  readonly coverage: Coverage | null;
  /** Null or absent: there is time for everything. */
  readonly budget?: TimeBudget | null;
}

export type Reason = 'gap' | 'knockout' | 'weight' | 'done';

/** What the next question is about; `target` is null only at the end. */
export interface Topic {
  readonly reason: Reason;
  readonly target: string | null;
  /** Whether this was asked about before. */
  readonly again: boolean;
  /** The candidate has never done it: what comes nearest is asked about. */
  readonly isBridge?: boolean;
  /** The question that the candidate asked to hear again. */
  readonly repeat?: string;
}

/** An indicator below this is a gap. */
const COVERED = 0.5;
/** Times an indicator is asked about before the talk goes on. */
const ATTEMPTS = 2;
const DONE: Topic = { reason: 'done', target: null, again: false };

/** All names that a question may be about. */
export function namesOf({ jd, coverage }: Pick<DialogueInput, 'jd' | 'coverage'>): { readonly indicators: readonly string[]; readonly all: readonly string[] } {
  const indicators = [
    ...new Set([
      ...jd.competencies.flatMap((competency) => competency.indicators.map(({ name }) => name)),
      ...Object.keys(coverage?.perIndicator ?? {}),
    ]),
  ];
  return { indicators, all: [...indicators, ...jd.knockouts, ...jd.competencies.map(({ name }) => name)] };
}

/**
 * The policy alone: first gap asked about fewer than twice, else first open condition, else heaviest open competency, else the
 * end. Where time is short, fewer and heavier: conditions are kept room for, gaps go by weight, nothing is asked twice until
 * everything was asked once, and the talk ends in time. With no coverage everything is a gap.
 *
 * Replies are heard: a question that was asked for again is asked again, what was skipped or told before is closed, what was
 * denied gets one question about what comes near, and a condition answered neither way is asked about once more.
 */
export function* nextTopic({ jd, turns, coverage, budget = null }: DialogueInput): Steps<Topic> {
  const { indicators, all } = namesOf({ jd, coverage });
  const names = toNames(all);
  const heard = yield* hearTopics(turns, names, jd.knockouts);
  if (heard.repeat !== null) return repeated(heard.repeat, jd, indicators);
  const said = heard.turns.filter(({ role }) => role === 'user');
  const asked = yield* countMentions(heard.turns.filter(({ role }) => role === 'assistant'), names);
  const told = yield* countMentions(said, names);
  const open = (name: string): boolean => asked.count(name) === 0 && told.count(name) === 0;
  const isGap = (name: string): boolean => (entryOf(coverage?.perIndicator ?? {}, name) ?? 0) < COVERED && !heard.closed.has(name);
  const gaps = indicators.filter((name) => isGap(name) && asked.count(name) < ATTEMPTS);
  const unclear = jd.knockouts.filter((name) => heard.unclear.has(name) && asked.count(name) < ATTEMPTS);
  const knockouts = [...unclear, ...jd.knockouts.filter(open)];
  const about = (reason: Reason, target: string | undefined): Topic | null =>
    target === undefined
      ? null
      : { reason, target, again: reason !== 'weight' && asked.count(target) > 0, ...(heard.denied.has(target) ? { isBridge: true } : {}) };
  const left = budget === null ? Infinity : questionsLeft(budget, said.length);
  if (left === 0) return DONE;
  const fresh = gaps.filter((name) => asked.count(name) === 0);
  if (left < gaps.length + knockouts.length) {
    const share = shares(jd);
    const heaviest = (candidates: readonly string[]): string | undefined => candidates.toSorted((a, b) => (share.get(b) ?? 0) - (share.get(a) ?? 0))[0];
    if (left <= knockouts.length) return about('knockout', knockouts[0]) ?? DONE;
    const topic = about('gap', heaviest(fresh)) ?? about('knockout', knockouts[0]) ?? about('gap', heaviest(gaps.filter((name) => !heard.denied.has(name))));
    if (topic !== null) return topic;
  }
  const competency = jd.competencies
    .filter(({ name, indicators: own }) => open(name) && own.every((indicator) => asked.count(indicator.name) === 0))
    .toSorted((a, b) => b.weight - a.weight)[0];
  return about('gap', gaps[0]) ?? about('knockout', knockouts[0]) ?? about('weight', competency?.name) ?? DONE;
}

function repeated({ question, target }: { readonly question: string; readonly target: string }, jd: JobDescription, indicators: readonly string[]): Topic {
  const reason = jd.knockouts.includes(target) ? 'knockout' : indicators.includes(target) ? 'gap' : 'weight';
  return { reason, target, again: false, repeat: question };
}

/** What an indicator weighs: its competency's weight, shared among its indicators. */
function shares(jd: JobDescription): ReadonlyMap<string, number> {
  const share = new Map<string, number>();
  for (const { weight, indicators } of jd.competencies)
    for (const { name } of indicators) share.set(name, (share.get(name) ?? 0) + weight / indicators.length);
  return share;
}

/** The next action in the rules' own words; same input, same words. */
export function* nextAction(input: DialogueInput & { readonly knowledge: Knowledge }): Steps<NextAction> {
  return yield* wordAction(yield* nextTopic(input), input, input.knowledge);
}

/** Puts a topic into words from the question bank; what was asked before is not asked again in the same words. */
export function* wordAction(topic: Topic, input: DialogueInput, knowledge: Knowledge): Steps<NextAction> {
  const { reason, target } = topic;
  if (reason === 'done' || target === null) return { action: 'end', question: null, followups: [], targetSkill: null, reason: 'done' };
  if (topic.repeat !== undefined) {
    const greeting = knowledge.questions[languageOfJob(input.jd)].opening.find((words) => topic.repeat?.startsWith(words)) ?? '';
    return { action: 'ask', question: topic.repeat.slice(greeting.length).trim(), followups: [], targetSkill: target, reason };
  }
  const { question, isAsked } = yield* wordQuestion({ ...topic, reason, target }, input, knowledge);
  return { action: 'ask', question, followups: topic.isBridge === true ? [] : chooseFollowups({ reason, target, input, knowledge, isAsked }), targetSkill: target, reason };
}
