/** Pages that work unseen, in the real browser: recordings with known answers, and everything that may go wrong on the way. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { withPageSound } from '../../src/main/media/decode/page-sound.ts';
import { createSoundDecoder } from '../../src/main/media/decode/sound-decoder.ts';
import type { Expression, ExpressionReader } from '../../src/main/ports/expression.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { chromiumPath } from '../fixtures/chromium-path.ts';
import { buildWorkPage, ownPose, startPageWorker } from '../fixtures/page-worker.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { missingChromium } from './chromium.ts';

const ROLLING = assetPath('media/video/astronaut_roll_0.2rad_4s.webm') ?? '';
const recording = (name: string): string => fileURLToPath(new URL(`../fixtures/recordings/${name}`, import.meta.url));
const decodeWorker = new URL('../../src/main/media/decode/decode-worker.ts', import.meta.url);

type Worker = Awaited<ReturnType<typeof startPageWorker>>;
interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}
const read = (reader: ExpressionReader, path: string, { signal = new AbortController().signal, onProgress = () => undefined }: ReadOptions = {}): Promise<Expression> =>
  reader.read({ path, contentType: 'video/webm' }, { signal, onProgress });
const failure = (code: string): unknown => expect.objectContaining({ code });

const page = mkdtempSync(join(tmpdir(), 'viva-work-page-'));
beforeAll(() => buildWorkPage(page));
afterAll(() => rmSync(page, { recursive: true, force: true }));

describe.skipIf(missingChromium() || missingAssets('media/video/astronaut_roll_0.2rad_4s.webm', 'models/face_landmarker.task'))('a recording of practice', () => {
  let shared: Worker;
  beforeAll(async () => {
    shared = await startPageWorker(page);
  });
  afterAll(() => shared.close());

  it('shows a head that rolls by 0.2·sin(2πt/4) rad, to the right shoulder first or to the left', async () => {
    const shares: number[] = [];
    const startedMs = performance.now();
    const seen = await read(shared.expression, ROLLING, { onProgress: (share) => shares.push(share) });
    const { stepS, rollDeg } = seen.track;
    const points = rollDeg.map((degrees, index) => ({ wave: 0.2 * Math.sin((Math.PI * (index + 0.5) * stepS) / 2), roll: ((degrees ?? NaN) * Math.PI) / 180 }));
    // The portrait itself leans a little.
    const lean = points.reduce((sum, { roll }) => sum + roll, 0) / points.length;
    const sign = Math.sign(points.reduce((sum, { wave, roll }) => sum + wave * roll, 0));
    const worst = Math.max(...points.map(({ wave, roll }) => Math.abs(roll - lean - sign * wave)));
    console.info(`roll off by ${worst.toFixed(3)} rad at most, leans by ${lean.toFixed(3)}, sign ${sign}; ${(seen.durationS / ((performance.now() - startedMs) / 1_000)).toFixed(2)} s of video a second, start of the browser included`);
    expect(worst).toBeLessThan(0.1);
    expect(Math.abs(lean)).toBeLessThan(0.1);
    expect(seen.faceShare).toBeGreaterThan(0.9);
    expect(seen.picturesPerS).toBe(10);
    expect(rollDeg.length).toBe(Math.ceil(seen.durationS / stepS - 1e-9));
    expect(Object.values(seen.distribution ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    // The astronaut smiles broadly, into the camera.
    expect([seen.dominant, seen.smile.value, (seen.eyeContact.value ?? 0) > 0.9]).toEqual(['happy', 1, true]);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it.skipIf(!existsSync(ownPose))('shows the shoulders too, where the model of bodies is installed', async () => {
    const own = await startPageWorker(page, { withPose: true });
    onTestFinished(() => own.close());
    const seen = await read(own.expression, ROLLING);
    console.info(`posture ${seen.posture.value}, confidence ${seen.posture.confidence}`);
    // Shoulders make it surer.
    expect(seen.posture.confidence).toBe(0.8);
  });

  it('without anybody in it has nothing to tell', async () => {
    const seen = await read(shared.expression, recording('bars.webm'));
    expect(seen).toMatchObject({ faceShare: 0, distribution: null, dominant: null, eyeContact: { value: null, confidence: 0 }, posture: { value: null, confidence: 0 } });
    expect(seen.durationS).toBeCloseTo(2, 1);
    expect(new Set(seen.track.rollDeg)).toEqual(new Set([null]));
  });

  it('that is none, has no picture, or is cut off at once is refused, and the next one is read', async () => {
    const folder = tempDir();
    writeFileSync(join(folder, 'text'), 'This is no film.');
    writeFileSync(join(folder, 'stump'), readFileSync(ROLLING).subarray(0, 2_000));
    for (const path of [join(folder, 'text'), join(folder, 'stump'), recording('two-tones.m4a')]) {
      await expect(read(shared.expression, path), path).rejects.toEqual(failure('UNPROCESSABLE'));
    }
    expect((await read(shared.expression, recording('bars.webm'))).faceShare).toBe(0);
  });

  it('is left in the middle when it is wanted no longer, and one that waits at once', async () => {
    const stop = new AbortController();
    const first = read(shared.expression, ROLLING, { signal: stop.signal, onProgress: (share) => share > 0.1 && stop.abort(new Error('enough')) });
    const waiting = new AbortController();
    const second = read(shared.expression, ROLLING, { signal: waiting.signal });
    waiting.abort(new Error('never mind'));
    await expect(second).rejects.toThrow('never mind');
    await expect(first).rejects.toThrow('enough');
    expect((await read(shared.expression, recording('bars.webm'))).faceShare).toBe(0);
  });

  it('fails clearly when the browser dies, the next starts anew, and nothing is left behind', async () => {
    const folder = tempDir();
    const temporary = tempDir();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
    onTestFinished(() => void (before === undefined ? delete process.env.TMPDIR : (process.env.TMPDIR = before)));
    const program = join(folder, 'browser');
    writeFileSync(program, `#!/bin/sh\necho $$ > '${folder}/pid'\nexec '${chromiumPath}' "$@"\n`);
    chmodSync(program, 0o755);
    const own = await startPageWorker(page, { program });
    onTestFinished(() => own.close());
    let kills = 0;
    const killed = read(own.expression, ROLLING, {
      onProgress(share) {
        if (share > 0.1 && kills++ === 0) process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGKILL');
      },
    });
    await expect(killed).rejects.toEqual(failure('ENGINE_UNAVAILABLE'));
    expect((await read(own.expression, recording('bars.webm'))).faceShare).toBe(0);
    await own.close();
    expect(readdirSync(temporary).filter((name) => name.startsWith('viva-browser'))).toEqual([]);
    // What is dead and not yet buried counts as dead.
    const group = readFileSync(join(folder, 'pid'), 'utf8').trim();
    const alive = execFileSync('ps', ['-eo', 'pgid=,stat='], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/)).filter(([pgid, state = '']) => pgid === group && !state.startsWith('Z'));
    expect(alive).toEqual([]);
  });

  it('opens its files and its socket to nobody else', async () => {
    const statusOf = async (path: string): Promise<number> => (await fetch(`${shared.origin}${path}`)).status;
    expect(await statusOf(`/desk/work/${'x'.repeat(32)}/input`)).toBe(404);
    const socket = new WebSocket(`${shared.origin.replace('http', 'ws')}/desk/work?key=${'x'.repeat(32)}`);
    expect(await new Promise((resolve) => {
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('refused');
    })).toBe('refused');
  });

  it('cannot be looked at where there is no browser, or one that does not start', async () => {
    const none = await startPageWorker(page, { program: null });
    const broken = await startPageWorker(page, { program: '/nowhere/chromium' });
    onTestFinished(async () => void (await Promise.all([none.close(), broken.close()])));
    await expect(read(none.expression, ROLLING)).rejects.toEqual(failure('ENGINE_UNAVAILABLE'));
    await expect(read(broken.expression, ROLLING)).rejects.toEqual(failure('ENGINE_UNAVAILABLE'));
  });
});

/** Share of the energy at a frequency (Goertzel), of what there is. */
function shareAt(samples: Float32Array, frequencyHz: number): number {
  let [re, im, energy] = [0, 0, 0];
  samples.forEach((value, at) => {
    const angle = (2 * Math.PI * frequencyHz * at) / 16_000;
    [re, im, energy] = [re + value * Math.cos(angle), im + value * Math.sin(angle), energy + value * value];
  });
  return energy === 0 ? 0 : (2 * (re * re + im * im)) / samples.length / energy;
}

describe.skipIf(missingChromium())('AAC in MP4', () => {
  const plain = createSoundDecoder({ workerUrl: decodeWorker });
  afterAll(() => plain.close());
  const started = async (program?: null): Promise<Worker> => {
    const own = program === null ? await startPageWorker(page, { program: null }) : await startPageWorker(page);
    onTestFinished(() => own.close());
    return own;
  };

  it('is heard through the browser: 1 s of 440 Hz, half a second of nothing, 1 s of 1,000 Hz', async () => {
    const { worker } = await started();
    const decoder = withPageSound({ decoder: plain, worker, workerUrl: decodeWorker });
    for (const source of [{ path: recording('two-tones.m4a') }, { bytes: readFileSync(recording('two-tones.m4a')) }]) {
      const sound = await decoder.open(source);
      const pieces: Float32Array[] = [];
      for await (const piece of sound.pieces) pieces.push(piece);
      const samples = Float32Array.from(pieces.flatMap((piece) => [...piece]));
      expect(samples.length / 16_000).toBeCloseTo(2.5, 1);
      expect([sound.durationS?.toFixed(1), sound.problem()]).toEqual(['2.5', null]);
      expect(pieces.every(({ length }) => length <= 16_001)).toBe(true);
      expect(shareAt(samples.subarray(1_600, 14_400), 440)).toBeGreaterThan(0.95);
      expect(shareAt(samples.subarray(27_200, 38_400), 1_000)).toBeGreaterThan(0.95);
      expect(Math.max(...samples.subarray(18_400, 22_400).map(Math.abs))).toBeLessThan(0.02);
    }
  });

  it('may be opened and left, and the next is heard', async () => {
    const { worker } = await started();
    const decoder = withPageSound({ decoder: plain, worker, workerUrl: decodeWorker });
    (await decoder.open({ path: recording('two-tones.m4a') })).close();
    const stop = new AbortController();
    await decoder.open({ path: recording('two-tones.m4a') }, { signal: stop.signal });
    stop.abort();
    const sound = await decoder.open({ path: recording('two-tones.m4a') });
    for await (const piece of sound.pieces) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    await expect(decoder.open({ path: recording('two-tones.m4a') }, { maxSeconds: 1 })).rejects.toEqual(failure('INVALID_REQUEST'));
  });

  it('is refused with what is accepted where there is no browser', async () => {
    const { worker } = await started(null);
    const decoder = withPageSound({ decoder: plain, worker, workerUrl: decodeWorker });
    await expect(decoder.open({ path: recording('two-tones.m4a') })).rejects.toThrow(/aac.*Accepted: WAV/);
  });
});
