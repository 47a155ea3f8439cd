/** Films of the questions, made by the product's own studio behind a running server. */
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';
import { expect, it } from 'vitest';
import { canDraw } from '../fixtures/film.ts';
import { createProctoredClient } from '../fixtures/proctored.ts';
import { startServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';

const PATH = '/q00.mp4';

it.skipIf(!canDraw)('a film of the first question is made after the start, plays anywhere, and is there at once for the next interview and the next start', async () => {
  const dataDir = tempDir();
  const options = { studio: 'own', dataDir } as const;
  const first = await startServer(options);
  const api = createProctoredClient(() => first.base);
  const { id } = await api.start('support', '?lang=ru');
  await expect.poll(async () => (await api.raw('HEAD', `/avatar/${id}${PATH}`)).status, { timeout: 100_000, interval: 500 }).toBe(200);
  const whole = await api.raw('GET', `/avatar/${id}${PATH}`);
  expect(whole.headers['content-type']).toBe('video/mp4');
  using input = new Input({ source: new BufferSource(whole.body), formats: ALL_FORMATS });
  expect(await input.getMimeType()).toMatch(/^video\/mp4; codecs="avc1\.[0-9a-f]{6}, opus"$/i);
  const video = await input.getPrimaryVideoTrack();
  expect([await video?.getDisplayWidth(), await video?.getDisplayHeight(), (await video?.computePacketStats())?.averagePacketRate]).toEqual([512, 512, 25]);
  expect(await input.computeDuration()).toBeGreaterThan(2);
  const part = await api.raw('GET', `/avatar/${id}${PATH}`, { range: 'bytes=4-7' });
  expect([part.status, part.body.toString()]).toEqual([206, 'ftyp']);

  const again = await api.start('support', '?lang=ru');
  expect((await api.raw('GET', `/avatar/${again.id}${PATH}`)).body.equals(whole.body)).toBe(true);
  expect((await api.raw('HEAD', `/avatar/${(await api.start('support')).id}${PATH}`)).status).toBe(404);
  await first.close();

  const second = await startServer(options);
  const later = createProctoredClient(() => second.base);
  expect((await later.raw('GET', `/avatar/${id}${PATH}`)).body.equals(whole.body)).toBe(true);
  await second.close();
}, 150_000);
