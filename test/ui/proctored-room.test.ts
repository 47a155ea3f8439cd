/** The room on camera where things go another way: films, a second window, a camera that goes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AvatarStudio } from '../../src/main/ports/proctored.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { cameraIn, filmCamera } from '../fixtures/fake-camera.ts';
import { makeTestFilm } from '../fixtures/film.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage, picture } from './chromium.ts';
import { begin, SLOW, type, TYPED } from './proctored-steps.ts';

/** No microphone; cameras are kept where the test can take them away. */
const DEVICES = `{
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  window.cameras = [];
  navigator.mediaDevices.getUserMedia = async (wish) => {
    if (wish.audio || window.isForbidden) throw new DOMException('no', 'NotAllowedError');
    const stream = await open(wish);
    window.cameras.push(stream);
    return stream;
  };
}`;
const UNPLUG = `for (const track of window.cameras.flatMap((stream) => stream.getTracks())) { track.stop(); track.dispatchEvent(new Event('ended')); }`;
const lights = (on: boolean) => `for (const track of window.cameras.flatMap((stream) => stream.getTracks())) track.enabled = ${on}`;
const noFace = missingAssets('media/faces/astronaut.png', 'models/face_landmarker.task');
const playing = (page: Page) => page.locator('video[data-playing]');

describe.skipIf(missingChromium())('the room on camera', () => {
  let server: TestServer;
  const folder = mkdtempSync(join(tmpdir(), 'viva-film-'));
  const film = join(folder, 'first.mp4');
  /** The first question's film stands ready, the others' never do. */
  const studio: AvatarStudio = {
    prepare: () => undefined,
    find: (question) => Promise.resolve(/which system/i.test(question) ? film : null),
    voice: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
  beforeAll(async () => {
    writeFileSync(film, (await makeTestFilm('Which system have you built?', 'en')).mp4);
    server = await startServer({ studio });
    const assets = assetPath('models');
    if (assets !== null) await server.app.importModels(assets);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (options: Parameters<typeof openPage>[2] = {}, browser?: Browser) => {
    const opened = await openPage(browser ?? (await launch()), server.base, { permissions: browser === undefined ? [] : ['camera'], ...options });
    await opened.page.addInitScript(DEVICES);
    await opened.page.goto(server.app.appUrl());
    return opened;
  };

  it('plays the film of a question, and speaks where there is none', async () => {
    const { page, errors, strayRequests } = await open();
    await begin(page, { attention: false, microphone: false });
    await page.getByRole('button', { name: 'Begin with the first question' }).click(SLOW);
    await playing(page).waitFor(SLOW);
    await picture(page, 'proctored-film');
    await page.getByLabel('Your answer').waitFor(SLOW);
    expect(await playing(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Repeat' }).click();
    await playing(page).waitFor(SLOW);
    await page.keyboard.press('Escape');
    await playing(page).waitFor({ state: 'detached', ...SLOW });
    await page.getByRole('button', { name: 'Continue' }).click();
    await playing(page).waitFor(SLOW);
    await type(page, TYPED);
    await page.getByText('Question 2 of').first().waitFor(SLOW);
    await page.getByText('Speaking', { exact: true }).waitFor(SLOW);
    expect(await playing(page).count()).toBe(0);
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  }, 300_000);

  it('shows no film to those who asked for less motion', async () => {
    const { page } = await open({ reducedMotion: 'reduce' });
    await begin(page, { attention: false, microphone: false });
    await page.getByRole('button', { name: 'Begin with the first question' }).click(SLOW);
    await page.getByText('Speaking', { exact: true }).waitFor(SLOW);
    expect(await playing(page).count()).toBe(0);
  }, 200_000);

  it('is in one window at a time, and none of both loses an answer', async () => {
    const { page: first } = await open();
    await begin(first, { attention: false, microphone: false });
    await first.getByRole('button', { name: 'Begin with the first question' }).click(SLOW);
    await type(first, TYPED);
    await first.getByText('Question 2 of').first().waitFor(SLOW);
    const second = await first.context().newPage();
    await second.goto(server.app.appUrl());
    await second.getByRole('link', { name: 'Return to it' }).click();
    await second.getByRole('button', { name: 'Continue' }).click(SLOW);
    await first.getByRole('button', { name: 'Continue here' }).waitFor(SLOW);
    await type(second, 'An answer in the second window.');
    await second.getByText('Question 3 of').first().waitFor(SLOW);
    await first.getByRole('button', { name: 'Continue here' }).click();
    await second.getByRole('button', { name: 'Continue here' }).waitFor(SLOW);
    await first.getByRole('button', { name: 'Continue', exact: true }).click(SLOW);
    await first.getByText('Question 3 of').first().waitFor(SLOW);
    await first.getByText('An answer in the second window.').waitFor(SLOW);
  }, 300_000);

  it.skipIf(noFace)('goes on without a camera that is unplugged or taken away, says so, and looks again when it is back', async () => {
    const folder = tempDir();
    const browser = await launch({ camera: cameraIn(folder) });
    await filmCamera(browser, assetPath('media/faces/astronaut.png') ?? '', 10, [{ seconds: 1, show: 'face' }], folder);
    const { page } = await open({}, browser);
    await begin(page, { microphone: false });
    // Nobody is seen in the dark.
    await page.getByRole('button', { name: 'Begin', exact: true }).click(SLOW);
    await page.getByText(/Follow the dot/).waitFor(SLOW);
    await page.evaluate(lights(false));
    await page.getByText(/could not be seen well enough/).waitFor(SLOW);
    const again = page.getByRole('button', { name: 'Do it again' });
    expect(await again.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.evaluate(lights(true));
    await again.click();
    await page.getByText(/Follow the dot/).waitFor(SLOW);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Begin with the first question' }).click(SLOW);
    const seen = page.getByText('Towards the screen', { exact: true });
    await seen.waitFor(SLOW);
    await page.evaluate(UNPLUG);
    await page.getByText(/The camera was disconnected/).waitFor(SLOW);
    expect(await seen.count()).toBe(0);
    await look(page, 'proctored-camera-lost');
    await page.getByRole('button', { name: 'Try again' }).click();
    await seen.waitFor(SLOW);
    await page.evaluate(`window.isForbidden = true; ${UNPLUG}`);
    await page.getByRole('button', { name: 'Try again' }).click(SLOW);
    await page.getByText(/The camera is not allowed/).waitFor(SLOW);
    await type(page, TYPED);
    await page.getByText('Question 2 of').first().waitFor(SLOW);
  }, 300_000);
});
