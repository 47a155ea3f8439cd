/** The mouth over time: from timed phonemes, or from loudness where nothing better is known. */
import { REST, VISEMES, visemesOf, type MouthShape, type SpokenLanguage, type Viseme } from './viseme.ts';

/** A sound with its time, as the voice engines tell it. */
export interface SpokenSound {
  /** International alphabet, with stress and length marks. */
  readonly symbol: string;
  readonly startS: number;
  readonly endS: number;
}

/** The mouth at a time in seconds from the beginning of the sound. */
export type Lips = (timeS: number) => MouthShape;

/** Half of the time in which neighbouring sounds shape one another: lips take about 70 ms for a movement. */
const REACH_S = 0.07;
/** Lips are where a sound needs them a little before it is heard. */
const LEAD_S = 0.02;
/** Shorter gaps belong to the sounds around them: the mouth does not close between two words. */
const SHORT_GAP_S = 0.09;
const STRESSED = 1.12;
const UNSTRESSED = 0.88;

interface Stretch {
  readonly startS: number;
  readonly endS: number;
  readonly viseme: Viseme;
  /** Factor of the opening. */
  readonly stress: number;
  readonly spread: number;
}

/** Each moment is the mean of the shapes near it, weighed by nearness and strength: smooth, and lips still meet where they must. */
export function toLips(sounds: readonly SpokenSound[], language: SpokenLanguage): Lips {
  const stretches = toStretches(sounds, language);
  return (timeS) => {
    const middle = timeS + LEAD_S;
    const sum = { ...REST };
    let total = 0;
    for (let i = firstEndingAfter(stretches, middle - REACH_S); i < stretches.length; i++) {
      const { startS, endS, viseme, stress, spread } = stretches[i] as Stretch;
      if (startS >= middle + REACH_S) break;
      const shape = VISEMES[viseme];
      const weight = shape.strength * Math.max(0, share(endS - middle) - share(startS - middle));
      total += weight;
      sum.open += weight * Math.min(1, shape.open * stress);
      sum.wide += weight * Math.min(1, shape.wide + spread);
      sum.round += weight * shape.round;
      sum.teeth += weight * shape.teeth;
      sum.tongue += weight * shape.tongue;
      sum.press += weight * shape.press;
      sum.bite += weight * shape.bite;
    }
    return total === 0 ? REST : scaled(sum, 1 / total);
  };
}

type Sum = { -readonly [Part in keyof MouthShape]: number };

const scaled = ({ open, wide, round, teeth, tongue, press, bite }: Sum, by: number): MouthShape =>
  ({ open: open * by, wide: wide * by, round: round * by, teeth: teeth * by, tongue: tongue * by, press: press * by, bite: bite * by });

/** How much of a raised cosine of `REACH_S` to each side lies before `distanceS`. */
function share(distanceS: number): number {
  const x = Math.max(-1, Math.min(1, distanceS / REACH_S));
  return 0.5 + x / 2 + Math.sin(Math.PI * x) / (2 * Math.PI);
}

function firstEndingAfter(stretches: readonly Stretch[], timeS: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.endS ?? 0) > timeS) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** All of time without a hole: phonemes in their parts, and rest between them. */
function toStretches(sounds: readonly SpokenSound[], language: SpokenLanguage): Stretch[] {
  const stretches: Stretch[] = [];
  let endS = -Infinity;
  for (const sound of sounds) {
    const visemes = visemesOf(sound.symbol, language);
    const startS = Math.max(sound.startS, endS);
    if (visemes.length === 0 || sound.endS <= startS) continue;
    const isGap = startS - endS > SHORT_GAP_S;
    if (isGap) stretches.push({ startS: endS, endS: startS, viseme: 'rest', stress: 1, spread: 0 });
    const from = isGap ? startS : endS;
    const each = (sound.endS - from) / visemes.length;
    const stress = sound.symbol.includes('ˈ') ? STRESSED : UNSTRESSED;
    const spread = sound.symbol.includes('ʲ') ? 0.2 : 0;
    visemes.forEach((viseme, i) => stretches.push({ startS: from + each * i, endS: from + each * (i + 1), viseme, stress, spread }));
    endS = sound.endS;
  }
  return [...stretches, { startS: endS, endS: Infinity, viseme: 'rest', stress: 1, spread: 0 }];
}

/** Share of the opening that a sound has however quiet it is. */
const QUIET_OPENING = 0.4;

/** The same shape with the jaw as far down as the voice is loud: what is mumbled opens the mouth less. @param level 0..1 */
export const asLoudAs = (mouth: MouthShape, level: number): MouthShape => ({ ...mouth, open: mouth.open * (QUIET_OPENING + (1 - QUIET_OPENING) * level) });

/** A mouth that follows loudness 0..1 alone; its shape wanders between wide and round, so that it does not only flap. */
export function mouthOfLevel(level: number, timeS: number): MouthShape {
  const loud = Math.max(0, Math.min(1, level));
  const wander = Math.sin(timeS * 9.1) + Math.sin(timeS * 5.3 + 1);
  const moving = Math.min(1, loud * 3);
  return { ...REST, open: 0.85 * loud ** 0.8, wide: moving * Math.max(0, 0.2 + 0.2 * wander), round: moving * Math.max(0, -0.22 * wander), teeth: 0.5 * moving };
}
