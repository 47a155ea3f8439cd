/** What each score of a rubric means, per competency family. */
import { z } from 'zod';
import type { Language } from '../../ports/language.ts';
import { familyOf, GENERIC_FAMILY } from './question-bank.ts';
import type { Knowledge } from './knowledge.ts';
import { parseResource } from './resource-schema.ts';

/** Six texts: of the scores 0 to 5. */
export type Anchors = Readonly<Record<Language, readonly string[]>>;

const six = z.array(z.string().min(1)).length(6);
const anchorsSchema = z.strictObject({
  version: z.literal(1),
  sets: z.array(z.strictObject({ families: z.array(z.string().min(1)).min(1), en: six, ru: six })).min(1),
});

/**
 * By family; `generic` is always among them.
 * @throws TypeError when the data have another shape or a family stands twice
 */
export function toAnchors(raw: unknown): ReadonlyMap<string, Anchors> {
  const anchors = new Map<string, Anchors>();
  for (const { families, en, ru } of parseResource(anchorsSchema, raw, 'anchors').sets) {
    for (const family of families) {
      if (anchors.has(family)) throw new TypeError(`knowledge: anchors: ${family} stands twice`);
      anchors.set(family, { en, ru });
    }
  }
  if (!anchors.has(GENERIC_FAMILY)) throw new TypeError('knowledge: anchors: the generic set is missing');
  return anchors;
}

/** The anchors of a competency: those of its own name's family, else of the family that most of its indicators belong to. */
export function anchorsFor(competency: string, indicators: readonly string[], knowledge: Knowledge): Anchors {
  const generic = knowledge.anchors.get(GENERIC_FAMILY)!;
  const own = familyOf(competency, knowledge);
  if (own !== null) return knowledge.anchors.get(own) ?? generic;
  const counts = new Map<string, number>();
  for (const name of indicators) {
    const family = familyOf(name, knowledge);
    if (family !== null) counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return (best === undefined ? undefined : knowledge.anchors.get(best[0])) ?? generic;
}
