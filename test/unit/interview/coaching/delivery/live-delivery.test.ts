import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMFORTABLE_LIVE_PACE } from '../../../../../src/contracts/coaching.ts';
import { createLiveDelivery, type LiveDelivery, type NudgeKind } from '../../../../../src/main/interview/coaching/delivery/live-delivery.ts';
import { createLiveVoice } from '../../../../../src/main/interview/coaching/delivery/live-voice.ts';
import { joinSamples } from '../../../../../src/main/media/pcm.ts';
import { createManualClock } from '../../../../fakes/manual-clock.ts';
import { silent, sine, syllables, voiced, VOWELS } from '../../../../fixtures/synthesised-voice.ts';

const RATE_HZ = 16_000;

function live(language?: 'en' | 'ru', quietBy: 'frame' | 'voice' = 'voice') {
  const clock = createManualClock();
  return { clock, live: createLiveDelivery({ sampleRateHz: RATE_HZ, clock, language, quietBy, fastWordsPerMinute: COMFORTABLE_LIVE_PACE[language ?? 'en'].high }) };
}

/** Plays a sound in frames as time goes by; the nudges with their seconds. */
function play({ clock, live: delivery }: { clock: ReturnType<typeof createManualClock>; live: LiveDelivery }, sound: Float32Array, frame = 1_600): { atS: number; kind: NudgeKind }[] {
  const nudges: { atS: number; kind: NudgeKind }[] = [];
  for (let at = 0; at < sound.length; at += frame) {
    clock.advance((frame / RATE_HZ) * 1_000);
    const { nudge } = delivery.push(sound.subarray(at, at + frame));
    if (nudge !== null) nudges.push({ atS: Math.round(clock.nowMs()) / 1_000, kind: nudge.kind });
  }
  return nudges;
}
const kinds = (nudges: readonly { readonly kind: NudgeKind }[]): NudgeKind[] => nudges.map(({ kind }) => kind);
const tone = (rms: number, seconds: number): Float32Array<ArrayBuffer> => sine(() => 200, seconds, rms * Math.SQRT2);
const rmsOf = (sound: Float32Array): number => Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length);
const scaled = (sound: Float32Array<ArrayBuffer>, rms: number): Float32Array<ArrayBuffer> => {
  const by = rms / rmsOf(sound);
  return sound.map((sample) => sample * by);
};
/** Somebody who speaks calmly, and too softly: the loudest of it stays below RMS 0.02. */
const quiet = (seconds: number): Float32Array => joinSamples(Array<Float32Array<ArrayBuffer>>(seconds / 5).fill(scaled(syllables(3, 5), 0.0105)));
/** The same numbers each time. */
function createRandom(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('a frame', () => {
  it.each([[0.5, true], [0.0101, true], [0.0099, false], [0, false]])('of RMS %d: speaking %s', (rms, isSpeaking) => {
    const reading = live().live.push(tone(rms, 0.1));
    expect(reading.volume).toBeCloseTo(rms, 5);
    expect(reading.isSpeaking).toBe(isSpeaking);
  });

  it('beyond full scale is cut to it, and is loud', () => {
    for (const sample of [1.5, -40, Infinity]) expect(live().live.push(new Float32Array(1_600).fill(sample))).toMatchObject({ volume: 1, nudge: { kind: 'loud' } });
    expect(live().live.push(new Float32Array(1_600).fill(Number.NaN)).volume).toBe(0);
    // Its syllables are heard too.
    expect(play(live(), syllables(5, 8).map((sample) => sample * 20)).some(({ kind }) => kind === 'fast' || kind === 'loud')).toBe(true);
  });

  it('may be empty or hold anything', () => {
    const { live: delivery } = live();
    expect(delivery.push(new Float32Array())).toEqual({ volume: 0, isSpeaking: false, isSpeech: false, wordsPerMinute: null, nudge: null });
    fc.assert(
      fc.property(fc.array(fc.float(), { maxLength: 300 }), (values) => {
        const { volume } = delivery.push(Float32Array.from(values));
        expect(volume >= 0 && volume <= 1).toBe(true);
      }),
    );
    expect(delivery.push(tone(0.3, 0.1)).volume).toBeCloseTo(0.3, 5);
  });
});

describe('nudges', () => {
  it('a quiet voice, within seconds, in the words of the document; and in Russian', () => {
    const [first, ...more] = play(live(), quiet(20));
    expect(first?.kind).toBe('quiet');
    expect(first?.atS).toBeGreaterThan(1.5);
    expect(first?.atS).toBeLessThan(3);
    expect(more.length).toBeGreaterThan(1);
    for (const [language, message] of [['en', 'Speak up a bit?'], ['ru', 'Чуть громче?']] as const) {
      const { live: delivery } = live(language);
      const voice = quiet(5);
      const said = Array.from({ length: 50 }, (_, index) => delivery.push(voice.subarray(index * 1_600, (index + 1) * 1_600)).nudge?.message);
      expect(said.find((text) => text !== undefined)).toBe(message);
    }
  });
  it.each([0.012, 0.015, 0.019])('never because of a room of RMS %d where nobody speaks', (rms) => {
    const random = createRandom();
    const white = Float32Array.from({ length: 25 * RATE_HZ }, () => random() * 2 - 1);
    let low = 0;
    const dull = white.map((sample) => (low += 0.1 * (sample - low)));
    for (const noise of [white, dull]) expect(play(live(), scaled(noise, rms))).toEqual([]);
    expect(play(live(), tone(rms, 25))).toEqual([]);
  });
  it.each([[0.0099, null], [0.0101, 'quiet'], [0.015, 'quiet'], [0.0199, 'quiet'], [0.0201, null]])('each frame so soft where the documented rule is asked for: RMS %d gives %s', (rms, kind) => {
    const { live: delivery } = live('en', 'frame');
    delivery.push(tone(0.4, 0.1));
    expect(delivery.push(tone(rms, 0.1)).nudge?.kind ?? null).toBe(kind);
    expect(play(live('en', 'frame'), tone(rms, 12)).map(({ atS }) => Math.round(atS))).toEqual(kind === null ? [] : [0, 5, 10]);
  });
  it.each([0.009, 0.021, 0.4])('none at RMS %d', (rms) => expect(live().live.push(tone(rms, 0.1)).nudge).toBeNull());
  it('a loud one', () => {
    expect(live().live.push(new Float32Array(1_600).fill(0.85)).nudge).toEqual({ kind: 'loud', message: 'Speaking loudly!' });
  });
  it('the soft end of a word is no quiet voice', () => {
    const fading = joinSamples(Array.from({ length: 10 }, () => joinSamples([syllables(5, 0.4), tone(0.015, 0.2)])));
    expect(play(live(), fading)).toEqual([]);
  });

  it('a fast talker, after two seconds of it; a calm one never', () => {
    // 5 syllables a second are 214 English words a minute, 3 are 129.
    const [first] = play(live(), syllables(5, 12));
    expect(first?.kind).toBe('fast');
    expect(first?.atS).toBeGreaterThan(4);
    expect(first?.atS).toBeLessThan(6.5);
    expect(play(live(), syllables(3, 20))).toEqual([]);
  });
  it('and in Russian where its meter says fast: words are longer, and fewer of them are haste', () => {
    // 4 syllables a second are 109 Russian words a minute, 5.5 are 150.
    expect(play(live('ru'), syllables(4, 15))).toEqual([]);
    expect(kinds(play(live('ru'), syllables(5.5, 9)))).toEqual(['fast']);
  });

  it('three held vowels within half a minute', () => {
    const um = joinSamples([syllables(3, 2), silent(0.3), voiced(() => 110, 0.5, VOWELS.e), silent(0.4)]);
    const nudges = play(live(), joinSamples([um, um, um, um, um]));
    expect(kinds(nudges)).toEqual(['fillers']);
    expect(nudges[0]?.atS).toBeGreaterThan(9);
    expect(nudges[0]?.atS).toBeLessThan(10);
  });

  it('two minutes without a break, and a break of two seconds starts them again', () => {
    const second = syllables(3, 1);
    const talk = joinSamples(Array.from({ length: 60 }, () => second));
    expect(play(live(), joinSamples([talk, talk, talk]))).toEqual([{ kind: 'monologue', atS: expect.closeTo(120, 0) }]);
    expect(play(live(), joinSamples([talk, silent(2.5), talk, silent(2.5), talk]))).toEqual([]);
  });

  it('are five seconds apart and at most six in five minutes', () => {
    const nudges = play(live(), quiet(400));
    expect(nudges[1]?.atS).toBeGreaterThanOrEqual((nudges[0]?.atS ?? 0) + 5);
    for (const { atS } of nudges) expect(nudges.filter((other) => other.atS >= atS && other.atS < atS + 300).length).toBeLessThanOrEqual(6);
    expect(nudges.length).toBeGreaterThan(6);
  });

  it('come with word of a voice, not of the room: a hum has volume and is none', () => {
    const { live: talking } = live();
    const { live: humming } = live();
    const frames = (sound: Float32Array, to: typeof talking) => Array.from({ length: Math.floor(sound.length / 1_600) }, (_, i) => to.push(sound.subarray(i * 1_600, (i + 1) * 1_600)));
    expect(frames(joinSamples([syllables(4, 2), silent(2)]), talking).map(({ isSpeech }) => isSpeech)).toEqual(expect.arrayContaining([true, false]));
    expect(frames(syllables(4, 2), talking).at(-1)?.isSpeech).toBe(true);
    expect(frames(silent(2), talking).at(-1)?.isSpeech).toBe(false);
    expect(frames(sine(() => 100, 3), humming).every(({ isSpeech, isSpeaking }) => isSpeaking && !isSpeech)).toBe(true);
  });

  it('come with the pace of the last seconds, none of it in a break, and anew after it', () => {
    const { live: delivery } = live();
    const paces = (sound: Float32Array) => Array.from({ length: Math.floor(sound.length / 1_600) }, (_, i) => delivery.push(sound.subarray(i * 1_600, (i + 1) * 1_600)).wordsPerMinute);
    // 3 syllables a second are 129 English words a minute, 5 are 214.
    const near = (pace: number | null | undefined, expected: number) => expect(Math.abs((pace ?? 0) / expected - 1)).toBeLessThan(0.1);
    const calm = paces(syllables(3, 6));
    expect(calm.slice(0, 15).every((pace) => pace === null)).toBe(true);
    near(calm.find((pace) => pace !== null), 129);
    near(calm.at(-1), 129);
    expect(paces(silent(3)).at(-1)).toBeNull();
    const fast = paces(syllables(5, 5));
    near(fast.find((pace) => pace !== null), 214);
    near(fast.at(-1), 214);
    expect(delivery.push(syllables(5, 0.1), false).wordsPerMinute).toBeNull();
  });

  it('are kept where no reply will be sent', () => {
    const { clock, live: delivery } = live();
    expect(delivery.push(new Float32Array(1_600).fill(0.9), false).nudge).toBeNull();
    clock.advance(100);
    expect(delivery.push(new Float32Array(1_600).fill(0.9)).nudge?.kind).toBe('loud');
  });
});

describe('the live voice', () => {
  const heard = (sound: Float32Array, rateHz: number, frame: number): { syllables: number; held: number } => {
    const seen = { syllables: 0, held: 0 };
    const voice = createLiveVoice(rateHz, { syllable: () => void seen.syllables++, heldVowel: () => void seen.held++ });
    for (let at = 0; at < sound.length; at += frame) voice.push(sound.subarray(at, at + frame));
    return seen;
  };

  it.each([[8_000, 4], [16_000, 3], [44_100, 5], [48_000, 6]])('at %d Hz %d syllables a second are counted within 5 %', (rateHz, perSecond) => {
    const { syllables: count, held } = heard(syllables(perSecond, 10, () => 130, rateHz), rateHz, 2_048);
    expect(Math.abs(count / (perSecond * 10) - 1)).toBeLessThanOrEqual(0.05);
    expect(held).toBe(0);
  });
  it('frames of any length say the same', () => {
    const sound = joinSamples([syllables(4, 3), silent(0.3), voiced(() => 110, 0.5), silent(0.5)]);
    const whole = heard(sound, RATE_HZ, sound.length);
    expect(whole.held).toBe(1);
    for (const frame of [1, 100, 161, 4_096]) expect(heard(sound, RATE_HZ, frame)).toEqual(whole);
  });
  it('an endless tone is no held vowel', () => expect(heard(sine(() => 220, 8), RATE_HZ, 1_600)).toMatchObject({ held: 0 }));
});
