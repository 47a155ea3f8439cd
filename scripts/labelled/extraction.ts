/** Extraction against the labelled utterances. */
import type { Knowledge } from '../../src/main/interview/knowledge/knowledge.ts';
import { extract } from '../../src/main/interview/scoring/extract.ts';
import type { LabelledUtterance } from '../../test/labelled/labelled.ts';
import { add, compare, NOTHING, type Counts } from './figures.ts';

export const KINDS = ['skills', 'named', 'years', 'metrics', 'roles'] as const;
export type Kind = (typeof KINDS)[number];

export interface Read {
  readonly utterance: LabelledUtterance;
  readonly counts: Readonly<Record<Kind, Counts>>;
  /** What was found, for a person to look at. */
  readonly found: Readonly<Record<Kind, readonly string[]>>;
}

const pairsOf = (figures: Readonly<Record<string, number>>): string[] => Object.entries(figures).map(([name, value]) => `${name}=${value}`);

/**
 * Skills and tools count together. Beside the count of those that the labelled set knows (the taxonomy may grow) stands a strict
 * one, `named`, in which every name that is not labelled is wrong.
 */
export function readUtterances(utterances: readonly LabelledUtterance[], vocabulary: ReadonlySet<string>, now: Date, knowledge: Knowledge): Read[] {
  return utterances.map((utterance) => {
    const { skills, tools, years, projects, roles } = extract(utterance.text, { includeTimestamps: false, knowledge, now });
    const named = [...skills.map(({ name }) => name), ...tools];
    const found = {
      skills: named.filter((name) => vocabulary.has(name)),
      named,
      years: pairsOf(years),
      metrics: projects.flatMap(({ metrics }) => pairsOf(metrics)),
      roles: [...roles],
    };
    const counts = {
      skills: compare(new Set(found.skills), new Set(utterance.skills)),
      named: compare(new Set(named), new Set(utterance.skills)),
      years: compare(new Set(found.years), new Set(pairsOf(utterance.years))),
      metrics: compare(new Set(found.metrics), new Set(pairsOf(utterance.metrics))),
      roles: compare(new Set(found.roles), new Set(utterance.roles)),
    };
    return { utterance, counts, found };
  });
}

/** Names that occur anywhere in the set, as skills or as no skills. */
export function vocabularyOf(utterances: readonly LabelledUtterance[]): ReadonlySet<string> {
  return new Set(utterances.flatMap(({ skills, denied }) => [...skills, ...denied]));
}

export function countRead(read: readonly Read[], kind: Kind): Counts {
  return read.map(({ counts }) => counts[kind]).reduce(add, NOTHING);
}
