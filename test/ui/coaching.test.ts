/** Practising alone: from the set-up through a recording to its feedback, with a camera that shows a face and a microphone that plays a recording. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { filmCamera } from '../fixtures/fake-camera.ts';
import { chromiumPath } from '../fixtures/chromium-path.ts';
import { createCoachingClient } from '../fixtures/coaching-client.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage, type BrowserOptions } from './chromium.ts';
import { seeFeedback } from './coaching-feedback.ts';

const slow = { timeout: 120_000 };
const noDevices = missingAssets('media/audio/jfk.wav', 'media/faces/astronaut.png', 'models/face_landmarker.task');
const cannotHear = await missingModels('whisper-base', 'silero-vad');
const KEY = 'of-programs';
const typed = 'I led the move of twelve services to Kubernetes. First I measured, then I moved two services, and in the end releases took one hour instead of two days.';

describe.skipIf(missingChromium())('practising alone', () => {
  let server: TestServer;
  beforeAll(async () => {
    // With a key that programs must show: the page has its own.
    const env = { VIVA_API_KEYS: KEY, ...(chromiumPath === undefined ? {} : { VIVA_BROWSER: chromiumPath }) };
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad', 'face_landmarker.task'), env });
  });
  afterAll(() => server.close());

  const open = async (devices: BrowserOptions, permissions: readonly string[] = ['microphone', 'camera']) => {
    const opened = await openPage(await launch(devices), server.base, { permissions: [...permissions] });
    await opened.page.goto(server.app.appUrl());
    await opened.page.getByRole('link', { name: /Practise alone/ }).click();
    return opened;
  };
  const main = (page: Page) => page.locator('footer');
  /** From the start of practising into the room. */
  const begin = async (page: Page, { picture = false, speaks = true, pictures = false } = {}) => {
    await page.getByRole('link', { name: 'New practice' }).first().click();
    await page.getByLabel('Position').fill('Data engineer');
    if (pictures) await look(page, 'practice-setup');
    await page.getByRole('button', { name: 'Next: camera and microphone' }).click();
    const recordsPicture = page.getByRole('switch', { name: 'Record my picture too' });
    if ((await recordsPicture.isChecked()) !== picture) await recordsPicture.click();
    if (pictures) await page.getByText('Your face is in the middle').waitFor(slow);
    if (pictures) await look(page, 'practice-devices');
    await page.getByRole('button', { name: speaks ? 'Begin to practise' : 'Go on without a microphone' }).click();
    await page.getByText('Question 1').first().waitFor(slow);
  };
  const record = async (page: Page) => {
    await main(page).getByRole('button', { name: 'Record', exact: false }).click(slow);
    await main(page).getByText('Recording', { exact: true }).waitFor(slow);
  };
  /** Until so many seconds or more are recorded, as the page says. */
  const recorded = (page: Page, seconds: number) => page.getByRole('timer').getByText(new RegExp(`^0:(0[${seconds}-9]|[1-5])`)).waitFor(slow);

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
    const film = await filmCamera(await launch(), assetPath('media/faces/astronaut.png') ?? '', 10, [{ seconds: 4, show: 'face' }], tempDir());
    const { page, errors, strayRequests } = await open({ microphone: assetPath('media/audio/jfk.wav') ?? '', camera: film });
    await look(page, 'practice-home');
    await begin(page, { picture: true, pictures: true });
    await look(page, 'practice-ready');
    await main(page).getByRole('button', { name: 'Record' }).click(slow);
    await page.getByText('The recording begins in a moment.').waitFor();
    await page.keyboard.press('Escape');
    await main(page).getByText('Your turn').waitFor();

    await page.keyboard.press('Space');
    await recorded(page, 4);
    await page.locator('dd').getByText(/speaking|pause/).first().waitFor(slow);
    await page.getByText(/^\d+ words\/min · (slow|comfortable|fast)$/).waitFor(slow);
    await look(page, 'practice-recording');
    await page.keyboard.press('Escape');
    await main(page).getByText('Paused').waitFor();
    await page.keyboard.press('Space');
    await main(page).getByText('Recording', { exact: true }).waitFor();
    await recorded(page, 6);
    await page.keyboard.press('Space');
    await page.getByText(/^Your answer, 0:/).waitFor(slow);
    // The player knows how long it is, so that its bar works.
    await expect.poll(() => page.evaluate('Number.isFinite(document.querySelector("main video[controls]")?.duration)'), slow).toBe(true);
    await look(page, 'practice-recorded');
    // Its own keys stay the player's.
    await page.locator('main video[controls]').focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: 'Save and analyse' }).isEnabled()).toBe(true);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/practice\/[^/]+\/recordings\//, slow);
    const [, practiceId = '', mediaId = ''] = /practice\/([^/]+)\/recordings\/([^/?]+)/.exec(page.url()) ?? [];
    if (cannotHear) await page.getByText(/speech recognition is not installed on this computer/).waitFor(slow);
    else {
      await page.getByRole('heading', { name: 'The one thing to try next' }).waitFor(slow);
      await seeFeedback(page, await wordsOf(mediaId));
    }

    await page.getByRole('link', { name: 'To the practice' }).click();
    await page.getByText('Answered so far').waitFor(slow);
    await page.getByRole('link', { name: 'Recording 1' }).waitFor(slow);
    await page.getByRole('button', { name: 'Another question' }).click(slow);
    await page.getByText('Question 2').first().waitFor(slow);
    await page.getByRole('button', { name: 'Finish the practice' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Finish it' }).click();
    await page.getByText('This practice is finished.').waitFor(slow);
    await look(page, 'practice-finished');
    await page.getByRole('link', { name: 'To all practices' }).click();
    await page.getByText('One recording so far.').waitFor();
    await look(page, 'practice-history');
    await page.goBack();
    await page.getByRole('link', { name: 'Recording 1' }).click();
    expect(await recordingsOf(practiceId)).toHaveLength(1);
    await page.getByRole('button', { name: 'Delete the recording' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
    await page.waitForURL(/#\/practice\/[^/]+$/, slow);
    expect(await recordingsOf(practiceId)).toEqual([]);
    await page.getByRole('button', { name: 'Delete this practice' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
    await page.getByRole('heading', { name: 'Practise alone' }).waitFor(slow);
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  }, 300_000);

  it('loses nothing when the page is loaded anew in the middle of a recording, and goes on with a broken upload', async () => {
    const { page } = await open({});
    await begin(page);
    await record(page);
    await recorded(page, 3);
    await page.reload();
    await page.getByText(/It was interrupted; everything up to then is here/).waitFor(slow);
    await page.getByRole('button', { name: 'Play it' }).click();
    await expect.poll(() => page.evaluate('Number.isFinite(document.querySelector("aside audio[controls]")?.duration)'), slow).toBe(true);
    await look(page, 'practice-recovered');

    // Space is the player's own; and nothing is played into the microphone.
    const begins = page.getByText('The recording begins in a moment.');
    const player = page.locator('aside audio[controls]');
    await main(page).getByText('Your turn').waitFor(slow);
    await player.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0);
    expect(await begins.count()).toBe(0);
    await main(page).getByRole('button', { name: 'Record' }).click();
    await begins.waitFor();
    expect(await player.count()).toBe(0);
    await page.keyboard.press('Escape');
    await player.waitFor();

    // The connection goes away before the upload is whole, and then the page too.
    await page.route('**/desk/coaching/uploads/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Save and analyse' }).click();
    await page.getByText(/No connection. It goes on by itself/).waitFor(slow);
    await look(page, 'practice-no-connection');
    await page.unroute('**/desk/coaching/uploads/**');
    await page.reload();
    await page.getByRole('link', { name: 'Recording 1' }).waitFor(slow);
    expect(await page.getByText('Not saved yet').count()).toBe(0);
  }, 200_000);

  it('brings a discarded recording back, and forgets it once the page is left', async () => {
    const { page } = await open({});
    await begin(page);
    await record(page);
    await recorded(page, 1);
    await main(page).getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Bring it back' }).click(slow);
    await page.getByRole('button', { name: 'Save and analyse' }).waitFor();
    await page.getByRole('complementary').getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'To all practices' }).click();
    await page.getByRole('heading', { name: 'Practise alone' }).waitFor();
    await page.getByText('Not saved yet').waitFor({ state: 'detached', ...slow });
  }, 200_000);

  it('takes typed answers alone where there is no microphone', async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    await page.addInitScript('navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))');
    await page.goto(server.app.appUrl());
    await page.getByRole('link', { name: /Practise alone/ }).click();
    await begin(page, { speaks: false });
    await page.getByLabel('Your answer').fill(typed);
    await look(page, 'practice-typed');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Question 2').first().waitFor(slow);
    await page.getByText(/twelve services/).waitFor();
    expect(await page.getByLabel('Your answer').inputValue()).toBe('');
  }, 100_000);
});
