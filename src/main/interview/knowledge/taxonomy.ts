/** Skills with their synonyms, relations and evidence, out of resources/skills.json and resources/skills/. */
import type { Language } from '../../ports/language.ts';
import { createPhraseIndex, type PhraseIndex } from './phrases.ts';
import { parseResource, taxonomySchema, type RawSkill, type RawTaxonomy, type SKILL_KINDS } from './resource-schema.ts';

export type SkillCategory = 'skill' | 'tool' | 'area';
export type SkillKind = (typeof SKILL_KINDS)[number];
export type Named = Readonly<Record<Language, string>>;

export interface Skill {
  readonly id: string;
  /** The name used in results. */
  readonly name: string;
  /** `tool` goes to tools; `area` is a subject that skills cover and is not listed as a skill itself. */
  readonly category: SkillCategory;
  readonly kind: SkillKind;
  /** Group of skills, a key of `areas`. */
  readonly area: string;
  /** Question family, a key of `Knowledge.families`. */
  readonly family: string;
  /** How to say it in each language: brands stay as they are, subjects are translated. */
  readonly label: Named;
  /** Ids of other skills. An alternative does the same job and says nothing of this one. */
  readonly relations: Readonly<Record<'frameworkOf' | 'partOf' | 'implies' | 'alternativeTo', readonly string[]>>;
  /** Short phrases that people who really did it use; a sign of depth, never a requirement. */
  readonly evidence: Readonly<Record<Language, readonly string[]>>;
}

export interface Taxonomy {
  readonly skills: ReadonlyMap<string, Skill>;
  readonly skillPhrases: PhraseIndex;
  /** For a skill id: the skills whose mention also speaks for it, with a strength 0..1. */
  readonly support: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly areas: ReadonlyMap<string, Named>;
  /** Ids are the names used in results. */
  readonly metricPhrases: PhraseIndex;
}

function toSkill(raw: RawSkill): Skill {
  const { id, name, category, kind, area, family, evidence, frameworkOf = [], partOf = [], implies = [], alternativeTo = [] } = raw;
  const label = { en: name, ru: raw.label?.ru ?? name };
  return { id, name, category, kind, area, family, label, evidence, relations: { frameworkOf, partOf, implies, alternativeTo } };
}

function addPhrases(index: PhraseIndex, raw: RawSkill, contexts: RawTaxonomy['contexts']): void {
  const { id, name, en, ru, exact = [], asWritten = [], guarded = {} } = raw;
  const near = (phrase: string): { readonly near?: readonly string[] } =>
    Object.hasOwn(guarded, phrase)
      ? { near: guarded[phrase]!.flatMap((word) => (word.startsWith('@') ? (contexts[word.slice(1)] ?? []) : [word])) }
      : {};
  for (const phrase of exact) index.add(id, phrase, { matchCase: true, ...near(phrase) });
  const loose = new Set([...en, ...ru, name, raw.label?.ru ?? name, ...Object.keys(guarded)]);
  for (const phrase of loose) {
    if (!exact.includes(phrase)) index.add(id, phrase, { asWritten: asWritten.includes(phrase), ...near(phrase) });
  }
}

// How much a mention of one skill says for another by the kind of their relation.
const STRENGTH = { frameworkOf: 0.75, partOf: 0.7, implies: 0.85 } as const;
// What follows over two steps counts as their product; below this it says nothing.
const LEAST_STRENGTH = 0.35;

/** Relations with a strength of their own win over what follows from the kinds; then one step more is followed. */
function toSupport({ entries, relations }: RawTaxonomy): Map<string, Map<string, number>> {
  const forward = new Map<string, Map<string, number>>(entries.map(({ id }) => [id, new Map()]));
  for (const raw of entries) {
    for (const kind of ['frameworkOf', 'partOf', 'implies'] as const) {
      for (const to of raw[kind] ?? []) forward.get(raw.id)?.set(to, STRENGTH[kind]);
    }
  }
  const direct = new Map([...forward].map(([id, targets]) => [id, new Map(targets)]));
  for (const { from, to, strength } of relations) direct.get(from)?.set(to, strength);
  const support = new Map<string, Map<string, number>>();
  const note = (to: string, from: string, strength: number): void => {
    const sources = support.get(to) ?? new Map<string, number>();
    support.set(to, sources.set(from, Math.max(strength, sources.get(from) ?? 0)));
  };
  for (const [from, targets] of direct) {
    for (const [to, strength] of targets) note(to, from, strength);
    for (const middle of forward.get(from)?.keys() ?? []) {
      for (const [to, strength] of direct.get(middle) ?? []) {
        const follows = Math.round(strength * (targets.get(middle) ?? 0) * 100) / 100;
        if (to !== from && !targets.has(to) && follows >= LEAST_STRENGTH) note(to, from, follows);
      }
    }
  }
  return support;
}

/** @throws TypeError naming the field that is wrong */
export function toTaxonomy(raw: unknown): Taxonomy {
  const taxonomy = parseResource(taxonomySchema, raw, 'skills');
  const skillPhrases = createPhraseIndex();
  for (const entry of taxonomy.entries) addPhrases(skillPhrases, entry, taxonomy.contexts);
  const metricPhrases = createPhraseIndex();
  for (const { name, synonyms } of taxonomy.metrics) for (const phrase of synonyms) metricPhrases.add(name, phrase);
  return {
    skills: new Map(taxonomy.entries.map((entry) => [entry.id, toSkill(entry)])),
    skillPhrases,
    support: toSupport(taxonomy),
    areas: new Map(Object.entries(taxonomy.areas)),
    metricPhrases,
  };
}
