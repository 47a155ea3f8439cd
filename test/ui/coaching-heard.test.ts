/** A real recording on the real server: analysed, played by its words, taken along without estimates, deleted. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { atDesk } from '../fixtures/coaching-desk.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage, picture } from './chromium.ts';
import { openAt, timeOf } from './coaching-pages.ts';

const slow = { timeout: 120_000 };
const cannotHear = missingChromium() || missingAssets('media/audio/jfk.wav') || (await missingModels('whisper-base', 'silero-vad'));

describe.skipIf(cannotHear)('a recording of one’s own practice, heard', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  });
  afterAll(() => server.close());

  it('goes from its analysis to a word that is played, an export without estimates, and its end', async () => {
    const { api, token, session, uploaded } = await atDesk(() => server, { job_title: 'President' });
    const { body: question } = await api.call('POST', `/interview/sessions/${session}/next-question`, token);
    const media = await uploaded(readFileSync(assetPath('media/audio/jfk.wav') ?? ''), { questionId: question.id, filename: 'jfk.wav' });
    const { page, strayRequests, errors } = await openPage(await launch(), server.base, { viewport: { width: 1280, height: 800 } });
    await openAt(page, server.app.appUrl(), server.base, `/practice/${session}/recordings/${media}`);
    await page.getByRole('button', { name: 'Analyse', exact: true }).click();
    await page.getByRole('heading', { name: 'The one thing to try next' }).waitFor(slow);
    await page.locator('.u-over').nth(2).waitFor();
    await look(page, 'coaching-heard');
    await page.getByRole('region', { name: 'Over time' }).evaluate((element) => element.scrollIntoView());
    await picture(page, 'coaching-heard-line');

    await page.getByRole('group', { name: 'Transcript' }).getByText(/^country/).last().click();
    await page.getByRole('button', { name: 'Pause' }).click();
    const at = await timeOf(page);
    expect(at).toBeGreaterThan(7);
    expect(at).toBeLessThan(11);
    await picture(page, 'coaching-heard-word');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export its data (JSON)' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('President.json');
    expect(readFileSync(await file.path(), 'utf8')).not.toMatch(/emotion|expression|smile/iu);
    const recording = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the recording' }).click();
    expect((await recording).suggestedFilename()).toBe('jfk.wav');

    await page.getByRole('link', { name: 'To the practice' }).click();
    await page.goto(`${server.base}/app/#/practice`);
    await page.getByText('One recording so far.').waitFor();
    await look(page, 'coaching-heard-history');
    await page.goto(`${server.base}/app/#/practice/${session}/recordings/${media}`);
    await page.getByRole('button', { name: 'Delete the recording' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.waitForURL(/#\/practice\/[^/]+$/);
    expect((await api.call('GET', `/interview/sessions/${session}/media`, token)).body).toEqual([]);
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  }, 400_000);
});
