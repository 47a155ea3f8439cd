/** From a sound's arrival in the page to its first moment in the loudspeaker: the page's own player, in Chromium. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../../test/fixtures/chromium-path.ts';
import type { Row } from './measure.ts';

const NAME = '  after it playback, in the page';

const measure = `async (sounds) => {
  const times = [];
  for (const sound of sounds) {
    const queue = createPlaybackQueue({ onProgress() {}, onStart() {}, onDone() {} });
    await queue.resume();
    const mp3 = Uint8Array.from(atob(sound), (letter) => letter.charCodeAt(0)).buffer;
    const cameMs = performance.now();
    queue.push({ seq: 0, last: false, mp3 });
    while (!(queue.position()?.playedMs > 0) && performance.now() - cameMs < 5_000) await new Promise((resolve) => setTimeout(resolve, 1));
    times.push(performance.now() - cameMs);
    queue.close();
  }
  return times;
}`;

/** @param sounds MP3 as base64 */
export async function playbackRow(sounds: readonly string[]): Promise<Row> {
  if (chromiumPath === undefined) return { name: NAME, unit: 'ms', samples: [], note: 'not measured: no Chromium (CHROMIUM_PATH)' };
  if (sounds.length === 0) return { name: NAME, unit: 'ms', samples: [], note: 'not measured: no reply came' };
  const player = ['heard-level', 'playback-queue'].map((name) => stripTypeScriptTypes(readFileSync(new URL(`../../src/renderer/capture/${name}.ts`, import.meta.url), 'utf8')).replace(/^import .*$/gmu, '').replaceAll('export ', '')).join('\n');
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...CHROMIUM_ARGUMENTS], timeout: 30_000 });
  try {
    const page = await browser.newPage();
    const samples = await page.evaluate<number[]>(`(() => { ${player}; return (${measure})(${JSON.stringify(sounds)}); })()`);
    return { name: NAME, unit: 'ms', samples };
  } finally {
    await browser.close();
  }
}
