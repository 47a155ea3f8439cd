/** A film of the interviewer, played by a browser. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canDraw, makeTestFilm } from '../fixtures/film.ts';
import { launch, missingChromium, openPage, picture } from './chromium.ts';

const TEXT = 'Чем вы гордитесь?';

async function serve(mp4: Uint8Array): Promise<string> {
  const server = createServer((request, response) => {
    const isFilm = request.url === '/q01.mp4';
    response.writeHead(200, { 'content-type': isFilm ? 'video/mp4' : 'text/html' }).end(isFilm ? mp4 : '<video src="/q01.mp4" width="512" height="512"></video><link rel="icon" href="data:,">');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.skipIf(missingChromium() || !canDraw)('a film in a browser', () => {
  it('plays to its end with pictures and sound', async () => {
    const { mp4, durationS } = await makeTestFilm(TEXT, 'ru');
    const base = await serve(mp4);
    const { page, errors } = await openPage(await launch(), base);
    await page.goto(`${base}/`);
    const played = await page.locator('video').evaluate(async (element) => {
      const video = element as HTMLVideoElement & { webkitAudioDecodedByteCount: number };
      await new Promise((resolve, reject) => {
        video.onended = resolve;
        video.onerror = () => reject(new Error(video.error?.message));
        void video.play().catch(reject);
      });
      return { ended: video.ended, size: [video.videoWidth, video.videoHeight], durationS: video.duration, heard: video.webkitAudioDecodedByteCount > 0, seen: video.getVideoPlaybackQuality().totalVideoFrames > 0 };
    });
    expect(played).toMatchObject({ ended: true, size: [512, 512], heard: true, seen: true });
    expect(Math.abs(played.durationS - durationS)).toBeLessThan(0.1);
    expect(errors).toEqual([]);
    await picture(page, 'interviewer-film');
  });
});
