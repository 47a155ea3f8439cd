/** Practising alone: from the set-up through a recording to its feedback, with a camera that shows a face and a microphone that plays a recording. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { cameraIn, filmCamera } from '../fixtures/fake-camera.ts';
import { chromiumPath } from '../fixtures/chromium-path.ts';
import { createCoachingClient } from '../fixtures/coaching-client.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';
import { seeFeedback } from './coaching-feedback.ts';
import { begin, main, recorded } from './coaching-steps.ts';

const noDevices = missingAssets('media/audio/jfk.wav', 'media/faces/astronaut.png', 'models/face_landmarker.task');
const cannotHear = await missingModels('whisper-base', 'silero-vad');
const KEY = 'of-programs';

describe.skipIf(missingChromium())('practising alone', () => {
  let server: TestServer;
  beforeAll(async () => {
    // With a key that programs must show: the page has its own.
    const env = { VIVA_API_KEYS: KEY, ...(chromiumPath === undefined ? {} : { VIVA_BROWSER: chromiumPath }) };
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad', 'face_landmarker.task'), env });
  });
  afterAll(() => server.close());

  const desk = createDeskClient(() => server);
  /** What the server has of a recording. */
  const wordsOf = async (mediaId: string) => (await desk.call<{ result: { words: { text: string; startS: number }[] } }>(`/coaching/media/${mediaId}`)).body.result.words;
  /** The recordings of a practice, as programs see them. */
  const recordingsOf = async (practiceId: string) => {
    const { body } = await desk.call<{ access_token: string }>('/coaching/sign-in', { method: 'POST' });
    const api = createCoachingClient(() => server.base, '/apis/coaching');
    return (await api.call<unknown>('GET', `/interview/sessions/${practiceId}/media`, body.access_token, undefined, { 'x-api-key': KEY })).body;
  };

  it.skipIf(noDevices)('goes from the set-up through a recording to its feedback, and to the next question', async () => {
    const folder = tempDir();
    const browser = await launch({ microphone: assetPath('media/audio/jfk.wav') ?? '', camera: cameraIn(folder) });
    await filmCamera(browser, assetPath('media/faces/astronaut.png') ?? '', 10, [{ seconds: 1, show: 'face' }], folder);
    const { page, errors, strayRequests } = await openPage(browser, server.base, { permissions: ['microphone', 'camera'] });
    await page.goto(server.app.appUrl());
    await page.getByRole('link', { name: /Practise alone/ }).click();
    await look(page, 'practice-home');
    await begin(page, { picture: true, pictures: true });
    await look(page, 'practice-ready');
    await main(page).getByRole('button', { name: 'Record' }).click();
    await page.getByText('The recording begins in a moment.').waitFor();
    await page.keyboard.press('Escape');
    await main(page).getByText('Your turn').waitFor();

    await page.keyboard.press('Space');
    await recorded(page, 4);
    await page.locator('dd').getByText(/speaking|pause/).first().waitFor();
    await page.getByText(/^\d+ words\/min · (slow|comfortable|fast)$/).waitFor();
    await look(page, 'practice-recording');
    await page.keyboard.press('Escape');
    await main(page).getByText('Paused').waitFor();
    await page.keyboard.press('Space');
    await main(page).getByText('Recording', { exact: true }).waitFor();
    await recorded(page, 6);
    await page.keyboard.press('Space');
    await page.getByText(/^Your answer, 0:/).waitFor();
    // The player knows how long it is, so that its bar works.
    await expect.poll(() => page.evaluate('Number.isFinite(document.querySelector("main video[controls]")?.duration)')).toBe(true);
    await look(page, 'practice-recorded');
    // Its own keys stay the player's.
    await page.locator('main video[controls]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('button', { name: 'Save and analyse' }).isEnabled()).toBe(true);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/practice\/[^/]+\/recordings\//);
    const [, practiceId = '', mediaId = ''] = /practice\/([^/]+)\/recordings\/([^/?]+)/.exec(page.url()) ?? [];
    if (cannotHear) await page.getByText(/speech recognition is not installed on this computer/).waitFor();
    else {
      await page.getByRole('heading', { name: 'The one thing to try next' }).waitFor();
      await seeFeedback(page, await wordsOf(mediaId));
    }

    await page.getByRole('link', { name: 'To the practice' }).click();
    await page.getByText('Answered so far').waitFor();
    await page.getByRole('link', { name: 'Recording 1' }).waitFor();
    await page.getByRole('button', { name: 'Another question' }).click();
    await page.getByText('Question 2').first().waitFor();
    await page.getByRole('button', { name: 'Finish the practice' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Finish it' }).click();
    await page.getByText('This practice is finished.').waitFor();
    await look(page, 'practice-finished');
    await page.getByRole('link', { name: 'To all practices' }).click();
    await page.getByText('One recording so far.').waitFor();
    await look(page, 'practice-history');
    await page.goBack();
    await page.getByRole('link', { name: 'Recording 1' }).click();
    expect(await recordingsOf(practiceId)).toHaveLength(1);
    await page.getByRole('button', { name: 'Delete the recording' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
    await page.waitForURL(/#\/practice\/[^/]+$/);
    expect(await recordingsOf(practiceId)).toEqual([]);
    await page.getByRole('button', { name: 'Delete this practice' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
    await page.getByRole('heading', { name: 'Practise alone' }).waitFor();
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  });
});
