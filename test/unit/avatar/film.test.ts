/** Films from real synthesised speech, read back as any player would. */
import { createHash } from 'node:crypto';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { OpusDecoder } from 'opus-decoder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toEnvelope } from '../../../src/character/envelope.ts';
import { toLips } from '../../../src/character/lips.ts';
import { createFilmMaker } from '../../../src/main/avatar/film-maker.ts';
import { SOUND_RATE_HZ, toFilmSpeech } from '../../../src/main/avatar/film-sound.ts';
import { toPoses } from '../../../src/main/avatar/film.ts';
import type { FilmScript } from '../../../src/main/avatar/protocol.ts';
import { canDraw } from '../../fixtures/film.ts';
import { loadEspeak } from '../../../src/main/inference/engines/espeak.ts';
import type { Language } from '../../../src/main/ports/language.ts';
import { programPaths } from '../../../src/main/program-paths.ts';

const QUESTIONS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Tell me about a project that you are proud of, and what you did in it yourself.', 'How do you decide that a change is ready to be released?'],
  ru: ['Расскажите о проекте, которым вы гордитесь, и о том, что в нём сделали вы сами.', 'Опишите самую трудную ошибку, которую вам пришлось искать.'],
};
/** Little more than a second: enough where only the making of a film matters. */
const SHORT: Readonly<Record<Language, string>> = { en: 'Shall we begin now?', ru: 'Чем вы гордитесь больше всего?' };
const { filmWorker } = programPaths(new URL('../../../src/main/headless.ts', import.meta.url).href);
const scripts = new Map<string, FilmScript>();
const maker = createFilmMaker({ workerUrl: filmWorker, isPolite: false });
afterAll(() => maker.close());

beforeAll(async () => {
  const espeak = await loadEspeak();
  for (const language of ['en', 'ru'] as const) {
    for (const text of [...QUESTIONS[language], SHORT[language]]) scripts.set(text, { look: language === 'en' ? 'alex' : 'maria', language, segments: [espeak.render(text, language)], seed: 7 });
  }
});

const scriptOf = (text = ''): FilmScript => scripts.get(text) as FilmScript;

const film = (script: FilmScript, pause: () => Promise<void> = async () => undefined): Promise<Uint8Array<ArrayBuffer>> => maker.make(script, pause, new AbortController().signal);

let spokenPictures: Promise<string> | null = null;
/** The pictures of the short English film, made once. */
const spoken = (): Promise<string> => (spokenPictures ??= film(scriptOf(SHORT.en)).then(picturesOf));

describe.skipIf(!canDraw)('a film', () => {
  it('is 512 x 512, H.264 and Opus, 25 frames a second, and as long as the speech', async () => {
    const script = scriptOf(SHORT.ru);
    const { samples, durationS } = toFilmSpeech(script);
    let pauses = 0;
    const mp4 = await film(script, async () => void (pauses += 1));
    expect(pauses).toBe(Math.ceil(durationS) - 1);
    using input = new Input({ source: new BufferSource(mp4), formats: ALL_FORMATS });
    expect(await input.getMimeType()).toMatch(/^video\/mp4; codecs="avc1\.[0-9a-f]{6}, opus"$/i);
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    expect([await video?.getDisplayWidth(), await video?.getDisplayHeight()]).toEqual([512, 512]);
    const frames = await video?.computePacketStats();
    expect(frames?.averagePacketRate).toBeCloseTo(25, 3);
    expect(Math.abs((frames?.packetCount ?? 0) / 25 - durationS)).toBeLessThan(0.1);
    expect(Math.abs((await input.computeDuration()) - durationS)).toBeLessThan(0.1);

    // The sound is the speech: it lies at the same place, to a few milliseconds.
    const heard = await decode(audio);
    const [given, found] = [toEnvelope(samples, SOUND_RATE_HZ), toEnvelope(heard, SOUND_RATE_HZ)];
    const times = Array.from({ length: Math.floor(durationS * 50) }, (_, i) => i / 50);
    expect(correlation(times.map(given), times.map(found))).toBeGreaterThan(0.98);
  });

  it('is the same for the same script, and blinks otherwise with another seed', async () => {
    const script = scriptOf(SHORT.en);
    const once = await spoken();
    expect(await picturesOf(await film(script))).toBe(once);
    expect(await picturesOf(await film({ ...script, seed: 8 }))).not.toBe(once);
  });

  it('is made of loudness alone where the voice tells no phonemes', async () => {
    const mute = (script: FilmScript): FilmScript => ({ ...script, segments: script.segments.map((segment) => ({ ...segment, phonemes: [] })) });
    expect(openings(mute(scriptOf(QUESTIONS.en[1]))).r).toBeGreaterThan(0.5);
    expect(await picturesOf(await film(mute(scriptOf(SHORT.en))))).not.toBe(await spoken());
  });

  it('that is given up frees the worker for the next one', async () => {
    const leaving = new AbortController();
    const given = maker.make(scriptOf(SHORT.en), async () => leaving.abort(new Error('enough')), leaving.signal);
    await expect(given).rejects.toThrow('enough');
    expect((await film(scriptOf(SHORT.en))).byteLength).toBeGreaterThan(10_000);
  });
});

describe('the mouth', () => {
  it.each([...QUESTIONS.en, ...QUESTIONS.ru])('goes with the sound: %s', (text) => {
    const { r } = openings(scriptOf(text));
    expect(r).toBeGreaterThan(0.5);
  });

  it.each([...QUESTIONS.en, ...QUESTIONS.ru])('is in time by its phonemes alone: %s', (text) => {
    // The shift of the sound at which it fits the lips best: within 80 ms.
    const shifts = [-0.2, -0.16, -0.12, -0.08, -0.04, 0, 0.04, 0.08, 0.12, 0.16, 0.2];
    const fits = openings(scriptOf(text), shifts).byPhonemes;
    const best = shifts[fits.indexOf(Math.max(...fits))] ?? Number.NaN;
    expect(Math.max(...fits)).toBeGreaterThan(0.25);
    expect(Math.abs(best)).toBeLessThanOrEqual(0.08);
  });
});

/** A hash of all pictures; the file itself carries the time of its making. */
async function picturesOf(mp4: Uint8Array<ArrayBuffer>): Promise<string> {
  using input = new Input({ source: new BufferSource(mp4), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('there are no pictures');
  const hash = createHash('sha256');
  for await (const { data } of new EncodedPacketSink(track).packets()) hash.update(data);
  return hash.digest('hex');
}

const opened = ({ open, press }: { readonly open: number; readonly press: number }): number => open * (1 - press);

/** How the opening goes with the loudness of the sound, frame by frame; at each shift of the sound for the phonemes alone. */
function openings(script: FilmScript, shiftsS: readonly number[] = []): { readonly r: number; readonly byPhonemes: readonly number[] } {
  const speech = toFilmSpeech(script);
  const loudness = toEnvelope(speech.samples, SOUND_RATE_HZ);
  const poseAt = toPoses(script, speech);
  const times = Array.from({ length: Math.round(speech.durationS * 25) }, (_, i) => (i + 0.5) / 25);
  const heard = (shiftS: number): number[] => times.map((timeS) => [-0.02, -0.01, 0, 0.01, 0.02].reduce((sum, near) => sum + loudness(timeS + near + shiftS), 0) / 5);
  const lips = times.map(toLips(speech.sounds ?? [], script.language)).map(opened);
  return { r: correlation(times.map((timeS) => opened(poseAt(timeS).mouth)), heard(0)), byPhonemes: shiftsS.map((shiftS) => correlation(lips, heard(shiftS))) };
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number): number => x.reduce((sum, value, i) => sum + (value - mx) * ((y[i] ?? 0) - my), 0);
  const spread = Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
  return spread === 0 ? 0 : product(a, meanA, b, meanB) / spread;
}

async function decode(track: Awaited<ReturnType<Input['getPrimaryAudioTrack']>>): Promise<Float32Array> {
  if (track === null) throw new Error('there is no sound');
  const decoder = new OpusDecoder({ channels: 1, preSkip: 312 });
  await decoder.ready;
  const packets: Uint8Array[] = [];
  for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data);
  const { channelData } = decoder.decodeFrames(packets);
  decoder.free();
  return channelData[0] ?? new Float32Array();
}
