/** A recording of practice as the server has it looked at: seconds of film a second, in a headless browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assetPath } from '../../test/fixtures/assets.ts';
import { chromiumPath } from '../../test/fixtures/chromium-path.ts';
import { buildWorkPage, startPageWorker } from '../../test/fixtures/page-worker.ts';
import type { BenchCase, Row } from './measure.ts';

const RUNS = 4;

export const visionFile: BenchCase = {
  name: 'vision-file',
  async run(): Promise<Row[]> {
    const film = assetPath('media/video/astronaut_roll_0.2rad_4s.webm');
    if (chromiumPath === undefined || film === null || assetPath('models/face_landmarker.task') === null) {
      throw new Error('vision-file needs Chromium (CHROMIUM_PATH), and the test video and face model (VIVA_TEST_ASSETS)');
    }
    const page = mkdtempSync(join(tmpdir(), 'viva-bench-'));
    await buildWorkPage(page);
    const worker = await startPageWorker(page);
    try {
      const runs: { readonly ms: number; readonly durationS: number; readonly pictures: number }[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const startedMs = performance.now();
        const { durationS, picturesPerS } = await worker.expression.read({ path: film, contentType: 'video/webm' }, { signal: new AbortController().signal, onProgress: () => undefined });
        runs.push({ ms: performance.now() - startedMs, durationS, pictures: durationS * picturesPerS });
      }
      const [first, ...warm] = runs;
      return [
        { name: 'first recording, start of the browser included', unit: 'ms', samples: [first?.ms ?? NaN], note: `${first?.durationS.toFixed(1) ?? ''} s of film` },
        { name: 'seconds of film a second, page open', unit: 'ratio', samples: warm.map(({ ms, durationS }) => durationS / (ms / 1_000)), note: 'its models load anew for each' },
        { name: 'cost of a picture, all included', unit: 'ms', samples: warm.map(({ ms, pictures }) => ms / pictures) },
      ];
    } finally {
      await worker.close();
      rmSync(page, { recursive: true, force: true });
    }
  },
};
