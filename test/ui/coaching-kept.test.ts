/** Practising alone: what is kept when the page goes, the connection breaks, or a recording is discarded; and typing alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';
import { begin, main, record, recorded } from './coaching-steps.ts';

const typed = 'I led the move of twelve services to Kubernetes. First I measured, then I moved two services, and in the end releases took one hour instead of two days.';

describe.skipIf(missingChromium())('a practice that is disturbed', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('silero-vad') });
  });
  afterAll(() => server.close());

  const open = async () => {
    const opened = await openPage(await launch(), server.base, { permissions: ['microphone', 'camera'] });
    await opened.page.goto(server.app.appUrl());
    await opened.page.getByRole('link', { name: /Practise alone/ }).click();
    return opened;
  };

  it('loses nothing when the page is loaded anew in the middle of a recording, and goes on with a broken upload', async () => {
    const { page } = await open();
    await begin(page);
    await record(page);
    await recorded(page, 3);
    await page.reload();
    await page.getByText(/It was interrupted; everything up to then is here/).waitFor();
    await page.getByRole('button', { name: 'Play it' }).click();
    await expect.poll(() => page.evaluate('Number.isFinite(document.querySelector("aside audio[controls]")?.duration)')).toBe(true);
    await look(page, 'practice-recovered');

    // Space is the player's own; and nothing is played into the microphone.
    const begins = page.getByText('The recording begins in a moment.');
    const player = page.locator('aside audio[controls]');
    await main(page).getByText('Your turn').waitFor();
    await player.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime)).toBeGreaterThan(0);
    expect(await begins.count()).toBe(0);
    await main(page).getByRole('button', { name: 'Record' }).click();
    await begins.waitFor();
    await player.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await player.waitFor();

    // The connection goes away before the upload is whole, and then the page too.
    await page.route('**/desk/coaching/uploads/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Save and analyse' }).click();
    await page.getByText(/No connection. It goes on by itself/).waitFor();
    await look(page, 'practice-no-connection');
    await page.unroute('**/desk/coaching/uploads/**');
    await page.reload();
    await page.getByRole('link', { name: 'Recording 1' }).waitFor();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  });

  it('brings a discarded recording back, and forgets it once the page is left', async () => {
    const { page } = await open();
    await begin(page);
    await record(page);
    await recorded(page, 1);
    await main(page).getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await page.getByRole('button', { name: 'Save and analyse' }).waitFor();
    await page.getByRole('complementary').getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Discarded', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'To all practices' }).click();
    await page.getByRole('heading', { name: 'Practise alone' }).waitFor();
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
  });

  it('takes typed answers alone where there is no microphone', async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    await page.addInitScript('navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))');
    await page.goto(server.app.appUrl());
    await page.getByRole('link', { name: /Practise alone/ }).click();
    await begin(page, { speaks: false });
    await page.getByLabel('Your answer').fill(typed);
    await look(page, 'practice-typed');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Question 2').first().waitFor();
    await page.getByText(/twelve services/).waitFor();
    await expect.poll(() => page.getByLabel('Your answer').inputValue()).toBe('');
  });
});
