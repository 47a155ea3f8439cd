/** Attention in Chromium: pictures a second, what each costs, and how long the page's own thread is held up meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { assetPath } from '../../test/fixtures/assets.ts';
import { filmCamera } from '../../test/fixtures/fake-camera.ts';
import { startVisionServer, watch } from '../../test/fixtures/vision-page.ts';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../../test/fixtures/chromium-path.ts';
import type { BenchCase, Row } from './measure.ts';

const SECONDS = 15;

export const vision: BenchCase = {
  name: 'vision',
  async run(): Promise<Row[]> {
    const film = assetPath('media/video/astronaut_roll_0.2rad_4s.webm');
    if (chromiumPath === undefined || film === null || assetPath('models/face_landmarker.task') === null) {
      throw new Error('vision needs Chromium (CHROMIUM_PATH), and the test video and face model (VIVA_TEST_ASSETS)');
    }
    const launch = (...args: string[]) => chromium.launch({ executablePath: chromiumPath, args: [...CHROMIUM_ARGUMENTS, ...args] });
    const folder = mkdtempSync(join(tmpdir(), 'viva-bench-'));
    const server = await startVisionServer();
    try {
      const drawer = await launch();
      const camera = await filmCamera(drawer, film, 25, [{ seconds: 4, show: 'video' }], folder);
      await drawer.close();
      const browser = await launch(`--use-file-for-fake-video-capture=${camera}`);
      const { watched } = await watch(browser, server.app, (signals) => (signals.at(-1)?.reading.atMs ?? 0) - (signals[0]?.reading.atMs ?? 0) > SECONDS * 1_000);
      await browser.close();
      const times = watched.signals.map(({ reading }) => reading.atMs);
      const { warmUp, longTasks } = watched;
      return [
        { name: 'pictures looked at a second', unit: 'ratio', samples: [watched.figures.fps], note: `of the last 5 s; ${watched.figures.looked} looked at, ${watched.figures.dropped} dropped` },
        { name: 'cost of a picture in its thread', unit: 'ms', samples: watched.costs, note: warmUp === null ? '' : `${warmUp.delegate}; warm-up CPU ${warmUp.cpuMs.toFixed(0)} ms, GPU ${warmUp.gpuMs === null ? 'none' : `${warmUp.gpuMs.toFixed(0)} ms`}` },
        { name: 'from picture to picture', unit: 'ms', samples: times.slice(1).map((time, index) => time - (times[index] ?? 0)) },
        { name: 'loading model and WebAssembly', unit: 'ms', samples: [watched.loadMs] },
        { name: 'longest task of the page’s thread', unit: 'ms', samples: [Math.max(0, ...longTasks)], note: `${longTasks.length} over 50 ms in ${SECONDS} s` },
      ];
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
