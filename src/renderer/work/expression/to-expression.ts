/** A whole recording's looks as figures and a track. Pure. */
import type { z } from 'zod';
import type { CoachingExpression } from '../../../contracts/desk-coaching.ts';
import { TRACK_POINTS } from '../../../contracts/desk-work.ts';
import { beyondRest, restingUnits } from './action-units.ts';
import { dominantOf, toDistribution, toShares, type ExpressionName, type ExpressionShares } from './expressions.ts';
import { areEyesRead, toEyeContact } from './eye-contact.ts';
import type { Look } from './look.ts';
import { toMovements } from './movement.ts';
import { toPosture, toPostureParts } from './posture.ts';

export type Expression = z.output<typeof CoachingExpression>;

/** The smile shapes at rest stay below 0.2, and a friendly mouth comes above this. */
const SMILE = 0.4;
/** With fewer looks of a face nothing is sure, and from so many on they are enough. */
const ENOUGH_LOOKS = 30;
/** Nobody was calibrated; a posture without shoulders is half of one. */
const MOST_CONFIDENCE = { eyeContact: 0.7, smile: 0.8, postureAlone: 0.6, posture: 0.8, movement: 0.8 } as const;
/** Below this many pictures a second movements fall between them. */
const MOVEMENT_PER_S = 5;

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
const round = (value: number): number => Math.round(value * 1_000) / 1_000;

interface Seen {
  readonly atS: number;
  readonly eyeContact: number | null;
  readonly smile: number | null;
  readonly posture: number | null;
  readonly movement: number | null;
  readonly yawDeg: number | null;
  readonly pitchDeg: number | null;
  readonly rollDeg: number | null;
  readonly shares: ExpressionShares | null;
}

/** @param durationS of the recording; looks lie within it, in order */
export function toExpression(looks: readonly Look[], { durationS, picturesPerS }: { readonly durationS: number; readonly picturesPerS: number }): Expression {
  const faces = looks.flatMap(({ face }) => (face === null ? [] : [face]));
  const rest = restingUnits(looks.flatMap(({ units }) => (units === null ? [] : [units])));
  const necks = looks.flatMap(({ shoulders }) => (shoulders === null ? [] : [shoulders.neck])).sort((a, b) => a - b);
  const usualNeck = necks[Math.floor(necks.length * 0.9)] ?? null;
  const movements = toMovements(looks);
  const seen = looks.map(({ atS, face, units, shoulders }, index): Seen => {
    const movement = movements[index] ?? null;
    return {
      atS, movement,
      eyeContact: face === null ? null : toEyeContact(face),
      smile: units?.smile ?? null,
      posture: face === null ? null : toPosture(toPostureParts(face, movement ?? 0, shoulders, usualNeck)),
      yawDeg: face?.pose.yaw ?? null, pitchDeg: face?.pose.pitch ?? null, rollDeg: face?.pose.roll ?? null,
      shares: units === null ? null : toShares(beyondRest(units, rest)),
    };
  });

  const faceShare = looks.length === 0 ? 0 : faces.length / looks.length;
  const figure = (values: readonly number[], most: number): { value: number | null; confidence: number } => {
    const value = mean(values);
    return { value: value === null ? null : round(value), confidence: value === null ? 0 : round(most * Math.min(1, values.length / ENOUGH_LOOKS) * Math.sqrt(faceShare)) };
  };
  const eyesRead = faces.length === 0 ? 0 : faces.filter(areEyesRead).length / faces.length;
  const distribution = toDistribution(seen.flatMap(({ shares }) => (shares === null ? [] : [shares])));
  const smiles = known(seen.map(({ smile }) => smile)).map((smile) => (smile > SMILE ? 1 : 0));
  return {
    durationS, picturesPerS, faceShare: round(faceShare),
    eyeContact: figure(known(seen.map(({ eyeContact }) => eyeContact)), MOST_CONFIDENCE.eyeContact * (0.5 + 0.5 * eyesRead)),
    smile: figure(smiles, MOST_CONFIDENCE.smile),
    posture: figure(known(seen.map(({ posture }) => posture)), necks.length > 0 ? MOST_CONFIDENCE.posture : MOST_CONFIDENCE.postureAlone),
    movement: figure(known(movements), MOST_CONFIDENCE.movement * Math.min(1, picturesPerS / MOVEMENT_PER_S)),
    distribution,
    dominant: distribution === null ? null : dominantOf(distribution),
    track: toTrack(seen, durationS, picturesPerS),
  };
}

/** Means of what was seen in each step; a step with no face is null. */
function toTrack(seen: readonly Seen[], durationS: number, picturesPerS: number): Expression['track'] {
  const stepS = Math.max(1 / picturesPerS, durationS / TRACK_POINTS);
  const steps: Seen[][] = Array.from({ length: Math.min(TRACK_POINTS, Math.ceil(durationS / stepS - 1e-9)) }, () => []);
  for (const look of seen) steps[Math.min(steps.length - 1, Math.floor(look.atS / stepS + 1e-9))]?.push(look);
  const line = (of: (look: Seen) => number | null): (number | null)[] => steps.map((looks) => {
    const value = mean(known(looks.map(of)));
    return value === null ? null : round(value);
  });
  const expression = (looks: readonly Seen[]): ExpressionName | null => {
    const shares = toDistribution(looks.flatMap((look) => (look.shares === null ? [] : [look.shares])));
    return shares === null ? null : dominantOf(shares);
  };
  return {
    stepS,
    eyeContact: line((look) => look.eyeContact), smile: line((look) => look.smile), posture: line((look) => look.posture), movement: line((look) => look.movement),
    yawDeg: line((look) => look.yawDeg), pitchDeg: line((look) => look.pitchDeg), rollDeg: line((look) => look.rollDeg),
    expression: steps.map(expression),
  };
}
