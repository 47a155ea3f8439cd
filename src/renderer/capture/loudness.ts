/** What the level of a microphone says: whether somebody speaks, and whether it is too quiet or too loud. */
interface Level {
  readonly peakDbfs: number;
  readonly rmsDbfs: number;
}

export interface Loudness {
  /** 0..1 on a scale of -60..0 dBFS, for the meter. */
  readonly level: number;
  readonly peakDbfs: number;
  readonly speaking: boolean;
}

/** Speech is taken to be 9 dB above the room's own noise and above -55 dBFS; the room is followed at 5 dB a second. */
const aboveFloorDb = 9;
const quietestSpeechDbfs = -55;
const floorRisePerMsDb = 0.005;

/** Follows the noise floor from frame to frame. */
export function createLoudness(frameMs = 100): (frame: Level) => Loudness {
  let floorDbfs = -60;
  return ({ peakDbfs, rmsDbfs }) => {
    floorDbfs = Math.max(-80, Math.min(rmsDbfs, floorDbfs + floorRisePerMsDb * frameMs));
    return {
      level: Math.max(0, Math.min(1, (rmsDbfs + 60) / 60)),
      peakDbfs,
      speaking: rmsDbfs > quietestSpeechDbfs && rmsDbfs > floorDbfs + aboveFloorDb,
    };
  };
}

export type LevelVerdict = 'silent' | 'quiet' | 'good' | 'clipping';

/**
 * Judges the last few seconds of speaking frames. Clipping: four or more frames that reach full scale (-0.1 dBFS); quiet: a median
 * below -42 dBFS; silent: fewer than five speaking frames.
 */
export function judgeLevel(frames: readonly (Level & { readonly speaking: boolean })[]): LevelVerdict {
  if (frames.filter((frame) => frame.peakDbfs > -0.1).length >= 4) return 'clipping';
  const spoken = frames.filter((frame) => frame.speaking).map((frame) => frame.rmsDbfs);
  if (spoken.length < 5) return 'silent';
  const median = spoken.sort((a, b) => a - b)[Math.floor(spoken.length / 2)] ?? -100;
  return median < -42 ? 'quiet' : 'good';
}
