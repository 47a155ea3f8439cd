/** What can be heard of a live voice at next to no cost: syllables and held vowels, from the levels of blocks of 10 ms. */

const BLOCKS_PER_S = 100;
const LEAST_RATE_HZ = 16_000;
/** Vowels have most of their power in this band; hum lies below, hiss above. */
const BAND_LOW_HZ = 250;
const BAND_HIGH_HZ = 2_500;
/** Smooths over some 40 ms, as the recorded counterpart does (de Jong and Wempe 2009), and has its dip. */
const SMOOTHING = 0.35;
const LEAST_DIP_DB = 2;
/** Below the loudest of late this is no syllable; the loudest is forgotten by so much a second. */
const BELOW_LOUDEST_DB = 25;
const FORGET_DB_PER_S = 1.5;
/** RMS 0.005 in the band: softer sounds are not speech to this microphone. */
const SOFTEST_DB = -46;
/** A vowel in the band crosses zero less often than a hiss. */
const MAX_CROSSINGS_PER_BLOCK = 30;
/** A held vowel: neither its level nor its balance of low, middle and high moves by more within 50 ms, for 0.35 to 1.5 s. */
const STEADY_DB = 2;
const COMPARED_BLOCKS = 5;
const LEAST_HELD_BLOCKS = 30;
const MOST_HELD_BLOCKS = 150;

export interface LiveVoiceEvents {
  /** @param atS seconds of audio since the start. @param riseDb from the softest before it to its peak: noise has its ups and downs too, but shallow ones */
  syllable(atS: number, riseDb: number): void;
  heldVowel(atS: number): void;
}

/** Cut to -1..1; what is not a number is silence. The samples themselves where there is nothing to mend. */
export function toFullScale(samples: Float32Array): Float32Array {
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] as number;
    if (!(sample >= -1 && sample <= 1)) return samples.map((value) => (value >= -1 && value <= 1 ? value : value > 1 ? 1 : value < -1 ? -1 : 0));
  }
  return samples;
}

/** Means of as many samples as leave a rate of 16 kHz or a little more: what is listened for lies far below half of that. */
function createThinning(rateHz: number): { readonly step: number; take(samples: Float32Array): Float32Array } {
  const step = Math.max(1, Math.floor(rateHz / LEAST_RATE_HZ));
  const left = new Float64Array(1);
  let leftCount = 0;
  return {
    step,
    take(samples) {
      const thinned = new Float32Array(Math.floor((leftCount + samples.length) / step));
      let sum = left[0] as number;
      let taken = leftCount;
      let place = 0;
      for (let i = 0; i < samples.length; i++) {
        sum += samples[i] as number;
        if (++taken < step) continue;
        thinned[place++] = sum / step;
        sum = 0;
        taken = 0;
      }
      left[0] = sum;
      leftCount = taken;
      return thinned;
    },
  };
}

/** One pass over the samples, no memory of them. @param givenHz 8,000 to 192,000. `push` takes samples of -1..1 only */
export function createLiveVoice(givenHz: number, events: LiveVoiceEvents): { push(samples: Float32Array): void; heardS(): number } {
  const thin = createThinning(givenHz);
  const sampleRateHz = givenHz / thin.step;
  const blockSamples = Math.max(1, Math.round(sampleRateHz / BLOCKS_PER_S));
  const lowPass = 1 - Math.exp((-2 * Math.PI * BAND_HIGH_HZ) / sampleRateHz);
  const highPass = 1 - Math.exp((-2 * Math.PI * BAND_LOW_HZ) / sampleRateHz);
  const state = new Float64Array(2);
  let [count, crossings] = [0, 0];
  const power = new Float64Array(3);
  const smooth = new Float64Array(3);
  const history = Array.from({ length: COMPARED_BLOCKS }, () => new Float64Array(3));
  let blocks = 0;
  let loudest = SOFTEST_DB;
  let [isRising, turn, trough, peakBlock, wasVowel] = [true, -Infinity, Infinity, 0, false];
  let held = 0;

  const followSyllables = (level: number, isVowel: boolean): void => {
    if (isRising && level > turn) [turn, peakBlock, wasVowel] = [level, blocks, isVowel];
    else if (isRising && level <= turn - LEAST_DIP_DB) {
      if (wasVowel && turn > loudest - BELOW_LOUDEST_DB && turn > SOFTEST_DB) events.syllable(peakBlock / BLOCKS_PER_S, turn - trough);
      [isRising, turn] = [false, level];
    } else if (!isRising && level < turn) turn = level;
    else if (!isRising && level >= turn + LEAST_DIP_DB) [isRising, trough, turn, peakBlock, wasVowel] = [true, turn, level, blocks, isVowel];
  };

  const endBlock = (): void => {
    const before = history[blocks % COMPARED_BLOCKS] as Float64Array;
    let moved = 0;
    for (let band = 0; band < 3; band++) {
      smooth[band] = (smooth[band] as number) * (1 - SMOOTHING) + ((power[band] as number) / blockSamples) * SMOOTHING;
      const level = 10 * Math.log10((smooth[band] as number) + 1e-10);
      // The lowest band of a telephone voice is all noise: it may move more.
      moved = Math.max(moved, Math.abs(level - (before[band] as number)) * (band === 1 ? 1 : 0.5));
      before[band] = level;
    }
    const level = before[1] as number;
    const isVowel = crossings <= MAX_CROSSINGS_PER_BLOCK;
    loudest = Math.max(level, loudest - FORGET_DB_PER_S / BLOCKS_PER_S, SOFTEST_DB);
    followSyllables(level, isVowel);
    if (isVowel && moved < STEADY_DB && level > SOFTEST_DB && level > loudest - BELOW_LOUDEST_DB) held++;
    else {
      if (held >= LEAST_HELD_BLOCKS && held <= MOST_HELD_BLOCKS) events.heldVowel(blocks / BLOCKS_PER_S);
      held = 0;
    }
    blocks++;
    [count, crossings] = [0, 0];
    power.fill(0);
  };

  /** Filters a stretch of one block; numbers of a closure are slow to write, so that all that changes is local here. */
  const filter = (samples: Float32Array, from: number, to: number): void => {
    let below = state[0] as number;
    let base = state[1] as number;
    let low = 0;
    let middle = 0;
    let high = 0;
    let crossed = 0;
    let wasAbove = below - base > 0;
    for (let i = from; i < to; i++) {
      const sample = samples[i] as number;
      below += lowPass * (sample - below);
      base += highPass * (below - base);
      const inBand = below - base;
      const above = sample - below;
      low += base * base;
      middle += inBand * inBand;
      high += above * above;
      const isAbove = inBand > 0;
      if (isAbove !== wasAbove) crossed++;
      wasAbove = isAbove;
    }
    state[0] = below;
    state[1] = base;
    power[0] = (power[0] as number) + low;
    power[1] = (power[1] as number) + middle;
    power[2] = (power[2] as number) + high;
    crossings += crossed;
    count += to - from;
  };

  return {
    push(given) {
      const samples = thin.take(given);
      for (let at = 0; at < samples.length; ) {
        const to = Math.min(samples.length, at + blockSamples - count);
        filter(samples, at, to);
        if (count === blockSamples) endBlock();
        at = to;
      }
    },
    heardS: () => blocks / BLOCKS_PER_S,
  };
}
