/**
 * Movements of a face in the words of the Facial Action Coding System (Ekman, Friesen & Hager 2002), from the model's 52 shapes
 * (ARKit's names). The model hardly ever reports raised cheeks and wrinkled noses, so lids and upper lip speak for them too.
 */
import type { Shapes } from '../../vision/gaze.ts';

/** Each 0..1. */
export interface ActionUnits {
  /** AU 1 inner brows raised, 2 outer brows raised, 4 brows lowered. */
  readonly innerBrow: number;
  readonly outerBrow: number;
  readonly lowBrow: number;
  /** AU 5 eyes wide, 6 and 7 cheeks raised and lids tight. */
  readonly wideEyes: number;
  readonly tightLids: number;
  /** AU 9 nose wrinkled, 10 upper lip raised. */
  readonly nose: number;
  readonly upperLip: number;
  /** AU 12 lip corners pulled up, 15 pulled down, 20 stretched. */
  readonly smile: number;
  readonly frown: number;
  readonly stretch: number;
  /** AU 17 chin raised, 23 and 24 lips tight, 26 jaw dropped. */
  readonly chin: number;
  readonly tightLips: number;
  readonly jaw: number;
}

export type ActionUnit = keyof ActionUnits;

export function toActionUnits(shapes: Shapes): ActionUnits {
  const of = (name: string): number => Math.min(1, Math.max(0, shapes[name] ?? 0));
  const both = (name: string): number => (of(`${name}Left`) + of(`${name}Right`)) / 2;
  return {
    innerBrow: of('browInnerUp'),
    outerBrow: both('browOuterUp'),
    lowBrow: both('browDown'),
    wideEyes: both('eyeWide'),
    tightLids: Math.max(both('cheekSquint'), both('eyeSquint')),
    nose: both('noseSneer'),
    upperLip: both('mouthUpperUp'),
    smile: both('mouthSmile'),
    frown: both('mouthFrown'),
    stretch: both('mouthStretch'),
    chin: of('mouthShrugLower'),
    tightLips: both('mouthPress'),
    jaw: of('jawOpen'),
  };
}

const UNITS: readonly ActionUnit[] = [
  'innerBrow', 'outerBrow', 'lowBrow', 'wideEyes', 'tightLids', 'nose', 'upperLip', 'smile', 'frown', 'stretch', 'chin', 'tightLips', 'jaw',
];
/** A face at rest is never quite 0; more than this is no rest. */
const MOST_AT_REST = 0.25;

/** What this face shows at rest: the tenth part of its lowest values. A smile is never at rest. */
export function restingUnits(seen: readonly ActionUnits[]): ActionUnits {
  const low = (unit: ActionUnit): number => {
    const sorted = seen.map((units) => units[unit]).sort((a, b) => a - b);
    return Math.min(MOST_AT_REST, sorted[Math.floor(sorted.length * 0.1)] ?? 0);
  };
  return { ...(Object.fromEntries(UNITS.map((unit) => [unit, low(unit)])) as Record<ActionUnit, number>), smile: 0 };
}

/** Beyond rest, so that the most that is possible stays 1. */
export function beyondRest(units: ActionUnits, rest: ActionUnits): ActionUnits {
  return Object.fromEntries(UNITS.map((unit) => [unit, Math.max(0, units[unit] - rest[unit]) / (1 - rest[unit])])) as Record<ActionUnit, number>;
}
