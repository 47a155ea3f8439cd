/** The room on camera when its camera goes: into the dark, unplugged, forbidden. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { cameraIn, filmCamera } from '../fixtures/fake-camera.ts';
import { onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';
import { begin, type, TYPED } from './proctored-steps.ts';

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

describe.skipIf(missingChromium() || missingAssets('media/faces/astronaut.png', 'models/face_landmarker.task'))('the camera of the room', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('face_landmarker.task') });
  });
  afterAll(() => server.close());

  it('goes on without a camera that is unplugged or taken away, says so, and looks again when it is back', async () => {
    const folder = tempDir();
    const browser = await launch({ camera: cameraIn(folder) });
    await filmCamera(browser, assetPath('media/faces/astronaut.png') ?? '', 10, [{ seconds: 1, show: 'face' }], folder);
    const { page } = await openPage(browser, server.base, { permissions: ['camera'] });
    await page.addInitScript(DEVICES);
    await page.goto(server.app.appUrl());
    await begin(page, { microphone: false });
    // Nobody is seen in the dark.
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByText(/Follow the dot/).waitFor();
    await page.evaluate(lights(false));
    await page.getByText(/could not be seen well enough/).waitFor();
    const again = page.getByRole('button', { name: 'Do it again' });
    await expect.poll(() => again.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.evaluate(lights(true));
    await again.click();
    await page.getByText(/Follow the dot/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Begin with the first question' }).click();
    const seen = page.getByText('Towards the screen', { exact: true });
    await seen.waitFor();
    await page.evaluate(UNPLUG);
    await page.getByText(/The camera was disconnected/).waitFor();
    await seen.waitFor({ state: 'detached' });
    await look(page, 'proctored-camera-lost');
    await page.getByRole('button', { name: 'Try again' }).click();
    await seen.waitFor();
    await page.evaluate(`window.isForbidden = true; ${UNPLUG}`);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(/The camera is not allowed/).waitFor();
    await type(page, TYPED);
    await page.getByText('Question 2 of').first().waitFor();
  });
});
