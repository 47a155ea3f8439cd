/** How loud is what is heard: later than it is computed, by what the device and the way to it need. */
export interface HeardLevel {
  /** What is played goes in here; the loudspeaker follows. */
  readonly input: GainNode;
  /** Of about now, 0..1. */
  level(): number;
}

/** Lips follow loudness so much later, until they are on the screen: a little of the device's time is spent on that. */
const LIPS_S = 0.04;
/** No device is further away. */
const LONGEST_S = 1;
/** The browser's word for the device's time wavers by less. */
const STEADY_S = 0.01;
/** A voice at its usual level reaches 1. */
const SCALE = 4;

/** Lips that follow it are within 80 ms of the sound, also with headphones that hold a quarter of a second. */
export function createHeardLevel(context: AudioContext): HeardLevel {
  const input = context.createGain();
  const wait = context.createDelay(LONGEST_S);
  const meter = context.createAnalyser();
  meter.fftSize = 512;
  input.connect(context.destination);
  input.connect(wait);
  wait.connect(meter);
  const samples = new Float32Array(meter.fftSize);
  let waitS = 0;
  return {
    input,
    level() {
      const wantedS = Math.max(0, Math.min(LONGEST_S, context.outputLatency - LIPS_S));
      if (Math.abs(wantedS - waitS) > STEADY_S) wait.delayTime.value = waitS = wantedS;
      meter.getFloatTimeDomainData(samples);
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      return Math.min(1, rms * SCALE);
    },
  };
}
