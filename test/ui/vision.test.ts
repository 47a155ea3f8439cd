/** The landmarker in a real browser, on films for its camera: head pose against a known motion, states against a known story. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { cameraIn, filmCamera, type Scene } from '../fixtures/fake-camera.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { startVisionServer, watch, type VisionServer, type WatchedSignal } from '../fixtures/vision-page.ts';
import { launch, missingChromium } from './chromium.ts';

const ROLLING = 'media/video/astronaut_roll_0.2rad_4s.webm';
const PORTRAIT = 'media/faces/astronaut.png';
const MODEL = 'models/face_landmarker.task';

/** Of the head that rolls. */
const PERIOD_S = 4;

const secondsOf = (signals: readonly WatchedSignal[]): number => ((signals.at(-1)?.reading.atMs ?? 0) - (signals[0]?.reading.atMs ?? 0)) / 1_000;
/** The last whole wave, so that its middle is the mean. */
const wholeWave = (signals: readonly WatchedSignal[]): readonly WatchedSignal[] => signals.filter(({ reading }) => (signals.at(-1)?.reading.atMs ?? 0) - reading.atMs < PERIOD_S * 1_000);
/** Pictures all along: a browser that starts beside other work sees nothing for a while. */
const isSteady = (signals: readonly WatchedSignal[]): boolean => signals.every(({ reading }, index) => index === 0 || reading.atMs - (signals[index - 1]?.reading.atMs ?? 0) < 600);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The wave `a·sin(2πt/4) + b·cos(2πt/4)` that fits best: its size, and the largest distance of a value from it. */
function fitWave(points: readonly { readonly t: number; readonly value: number }[]): { readonly size: number; readonly worst: number } {
  const middle = mean(points.map(({ value }) => value));
  const waves = points.map(({ t, value }) => ({ sin: Math.sin((Math.PI * t) / 2), cos: Math.cos((Math.PI * t) / 2), value: value - middle }));
  const sum = (of: (wave: (typeof waves)[number]) => number): number => waves.reduce((total, wave) => total + of(wave), 0);
  const [ss, cc, sc, sv, cv] = [sum((w) => w.sin ** 2), sum((w) => w.cos ** 2), sum((w) => w.sin * w.cos), sum((w) => w.sin * w.value), sum((w) => w.cos * w.value)];
  const [a, b] = [(sv * cc - cv * sc) / (ss * cc - sc * sc), (cv * ss - sv * sc) / (ss * cc - sc * sc)];
  // Against the wave of the known size, at the phase that was found.
  const scale = 0.2 / Math.hypot(a, b);
  return { size: Math.hypot(a, b), worst: Math.max(...waves.map(({ sin, cos, value }) => Math.abs(value - scale * (a * sin + b * cos)))) };
}

describe.skipIf(missingChromium() || missingAssets(ROLLING, PORTRAIT, MODEL))('attention by a camera', () => {
  let server: VisionServer;
  beforeAll(async () => {
    server = await startVisionServer();
  });
  afterAll(() => server.close());

  it('is served its model with the launch token alone, whole or in part, and no other file', async () => {
    const base = new URL(server.app.appUrl()).origin;
    const get = (file: string, headers: Record<string, string> = { Authorization: `Bearer ${server.app.token}` }) => fetch(`${base}/desk/models/face-landmarker/files/${file}`, { headers });
    const whole = await get('face_landmarker.task');
    expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, 3_758_596]);
    const part = await get('face_landmarker.task', { Authorization: `Bearer ${server.app.token}`, Range: 'bytes=100-199' });
    expect([part.status, (await part.arrayBuffer()).byteLength, part.headers.get('content-range')]).toEqual([206, 100, 'bytes 100-199/3758596']);
    expect((await get('face_landmarker.task', {})).status).toBe(401);
    for (const other of ['..%2F..%2Fpackage.json', 'pose_landmarker_full.task', '%2Fetc%2Fpasswd']) expect((await get(other)).status, other).toBe(404);
  });

  it('follows a head that rolls by 0.2·sin(2πt/4) rad, in a thread, from our own files, and lets the camera go', async () => {
    const folder = tempDir();
    const browser = await launch({ camera: cameraIn(folder) });
    await filmCamera(browser, assetPath(ROLLING) ?? '', 10, [{ seconds: PERIOD_S, show: 'video' }], folder);
    const { watched, requests } = await watch(browser, server.app, (signals) => secondsOf(wholeWave(signals)) > PERIOD_S - 0.5 && isSteady(wholeWave(signals)));
    const rolls = wholeWave(watched.signals).flatMap(({ reading }) => reading.faces.slice(0, 1).map(({ pose }) => ({ t: reading.atMs / 1_000, value: (pose.roll * Math.PI) / 180 })));
    const { size, worst } = fitWave(rolls);
    console.info(`roll: size ${size.toFixed(3)} rad, off by ${worst.toFixed(3)} at most; ${watched.figures.fps.toFixed(1)} pictures a second; ${watched.longTasks.length} long tasks`);
    expect(watched.signals.every(({ reading }) => reading.faces.length > 0)).toBe(true);
    expect(worst).toBeLessThan(0.1);
    expect(size).toBeGreaterThan(0.15);
    expect(size).toBeLessThan(0.25);
    expect(watched.spans.some(({ state }) => state === 'distracted')).toBe(false);
    expect(watched.cameraIsOn).toBe(false);
    const origin = new URL(server.app.appUrl()).origin;
    expect(requests.filter((request) => !request.startsWith(`GET ${origin}/`) && !/^GET (blob|data):/.test(request))).toEqual([]);
  });

  it('tells the story of a person who glances aside, turns away, thinks upwards, leaves, is joined, and sits in the dark', async () => {
    const story: readonly Scene[] = [
      { seconds: 1.5, show: 'face' },
      { seconds: 1, show: 'turned', right: -42, up: 0 },
      { seconds: 1.5, show: 'face' },
      { seconds: 3.5, show: 'turned', right: -42, up: 0 },
      { seconds: 1.5, show: 'face' },
      { seconds: 2.5, show: 'turned', right: 0, up: 30 },
      { seconds: 3.5, show: 'nobody' },
      { seconds: 2, show: 'twice' },
      { seconds: 2.5, show: 'dark' },
    ];
    const folder = tempDir();
    const browser = await launch({ camera: cameraIn(folder) });
    await filmCamera(browser, assetPath(PORTRAIT) ?? '', 10, story, folder);
    const see = () => watch(browser, server.app, (signals) => secondsOf(signals) > 19);
    // What a busy machine did not look at cannot be told: the film is watched again.
    let { page, watched } = await see();
    for (let times = 1; times < 5 && !isSteady(watched.signals); times += 1) {
      console.info('the machine was too busy to look; once more');
      await page.context().close();
      ({ page, watched } = await see());
    }
    const told = watched.spans.map(({ state, event, reason }) => `${state} ${event} ${reason ?? ''}`.trim()).filter((text, index, all) => text !== all[index - 1]);
    console.info(watched.spans.map(({ t0, t1, state, event, reason }) => `${t0.toFixed(1)}-${t1.toFixed(1)} ${state} ${event} ${reason ?? ''}`).join('\n'));
    const round = ['focused looking_ahead', 'distracted looking_away', 'focused looking_ahead', 'distracted no_face_detected', 'unknown multiple_faces_detected several_faces', 'unknown multiple_faces_detected low_light'];
    const from = told.indexOf(round[0] ?? '');
    expect(told.slice(from, from + round.length)).toEqual(round);
    const lasts = (event: string): number => watched.spans.filter((span) => span.event === event && span.state === 'distracted').reduce((sum, { t0, t1 }) => sum + t1 - t0, 0);
    expect(lasts('looking_away')).toBeGreaterThan(2);
    expect(lasts('no_face_detected')).toBeGreaterThan(2);
    expect(watched.spans.every(({ t0, t1 }, index) => t1 > t0 && (index === 0 || t0 === watched.spans[index - 1]?.t1))).toBe(true);
  });
});
