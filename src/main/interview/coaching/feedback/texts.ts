/** The coach's words and exercises: read from resources/coaching/. */
import { z } from 'zod';
import { COACHING_DIMENSIONS, STAR_PARTS, type CoachingDimension } from '../../../ports/coaching-analysis.ts';
import type { Language } from '../../../ports/language.ts';
import { choose } from '../../dialogue/wording.ts';

const text = z.string().min(1);
const named = z.strictObject({ en: text, ru: text });
const wordings = z.strictObject({ en: z.array(text).min(1), ru: z.array(text).min(1) });
const dimension = z.enum(COACHING_DIMENSIONS);
const steps = z.strictObject({ en: z.array(text).min(2), ru: z.array(text).min(2) });
const schema = z.object({
  feedback: z.strictObject({ version: z.literal(1), texts: z.record(z.string(), wordings), dimensions: z.record(dimension, named) }),
  star: z.strictObject({ version: z.literal(1), cues: z.record(z.string(), wordings) }),
  drills: z.strictObject({
    version: z.literal(1),
    drills: z.array(z.strictObject({ key: text, about: dimension, minutes: z.number().int().min(1).max(30), title: named, steps })).min(1),
  }),
});

/** What may stand in a place of a wording. */
export type Places = Readonly<Record<string, string | number>>;
export type DrillText = z.infer<typeof schema>['drills']['drills'][number];

export interface CoachTexts {
  /** One of the wordings with its places filled: the same seed, the same one. @throws TypeError for a name that there is not */
  say(name: string, language: Language, seed: string, places?: Places): string;
  /** As a noun phrase in the middle of a sentence. */
  dimension(about: CoachingDimension, language: Language): string;
  /** Patterns by which a part of a story is known, in both languages: people mix them. @throws TypeError for a name that there is not */
  cue(name: string): RegExp;
  readonly drills: readonly DrillText[];
}

/**
 * Checks what resources/coaching/ holds: `{ feedback, star, drills }`.
 * @throws TypeError naming the field that is wrong
 */
export function toCoachTexts(raw: unknown): CoachTexts {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TypeError(`coaching/${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
  }
  const { feedback, star, drills } = parsed.data;
  const cues = new Map(Object.entries(star.cues).map(([name, { en, ru }]) => [name, toPattern([...en, ...ru], name)]));
  const missing = STAR_PARTS.find((part) => !cues.has(part)) ?? COACHING_DIMENSIONS.find((about) => !drills.drills.some((drill) => drill.about === about));
  if (missing !== undefined) throw new TypeError(`coaching has nothing on ${missing}`);
  return {
    say(name, language, seed, places = {}) {
      const found = Object.hasOwn(feedback.texts, name) ? feedback.texts[name]?.[language] : undefined;
      if (found === undefined) throw new TypeError(`coaching/feedback has no text ${name}`);
      return choose(found, `${seed} ${name}`, 0).replace(/\{(\w+)\}/gu, (_, place: string) => String(places[place] ?? ''));
    },
    dimension: (about, language) => feedback.dimensions[about][language],
    cue(name) {
      const cue = cues.get(name);
      if (cue === undefined) throw new TypeError(`coaching/star has no cues for ${name}`);
      return cue;
    },
    drills: drills.drills,
  };
}

function toPattern(forms: readonly string[], name: string): RegExp {
  try {
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  } catch (error) {
    throw new TypeError(`coaching/star.cues.${name}: ${error instanceof Error ? error.message : 'wrong'}`, { cause: error });
  }
}
