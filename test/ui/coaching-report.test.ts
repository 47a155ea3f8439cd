/** What a recording of one's own practice showed: the page alone, with sample answers in place of the server's. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyAnalysis, sampleAnalysis, sampleRecording } from '../fixtures/coaching-analysis.ts';
import { missingAssets } from '../fixtures/assets.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage, picture } from './chromium.ts';
import { openRecording, serveRecording, timeOf } from './coaching-pages.ts';

const wide = { viewport: { width: 1280, height: 800 } };
const small = { viewport: { width: 1024, height: 700 } };

/** The whole page, scrolled part by part: panels that stand in different screens. */
async function lookAround(page: Page, name: string): Promise<void> {
  await look(page, name);
  for (const [index, region] of ['Over time', 'По ходу записи', 'Transcript', 'Расшифровка', 'Figures', 'Цифры', 'How it may have come across', 'Как это могло прозвучать'].entries()) {
    const part = page.getByRole('region', { name: region });
    if ((await part.count()) === 0) continue;
    await part.scrollIntoViewIfNeeded();
    await part.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await picture(page, `${name}-${index}`);
  }
}

describe.skipIf(missingChromium())('a recording of one’s own practice', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('plays from a word, a chart, a moment and by keys, on one time line', async () => {
    const { page, strayRequests, errors } = await openPage(await launch(), server.base, wide);
    await serveRecording(page, () => sampleRecording(sampleAnalysis()));
    await openRecording(page, server.app.appUrl(), server.base);
    await page.getByText('End with the figure that changed.').waitFor();
    await page.locator('.u-over').nth(2).waitFor();
    await lookAround(page, 'coaching-report');

    const player = page.getByRole('region', { name: 'Player' });
    const transcript = page.getByRole('group', { name: 'Transcript' });
    await transcript.getByText('measured', { exact: true }).first().click();
    await player.getByRole('button', { name: 'Pause' }).waitFor();
    const wordS = await timeOf(page);
    expect(wordS).toBeGreaterThan(5);
    await page.keyboard.press('Space');
    await player.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await expect.poll(() => page.locator('[data-word][class*=now]').textContent()).not.toBe('');
    const stoodS = await timeOf(page);
    await page.keyboard.press('KeyL');
    await expect.poll(() => timeOf(page)).toBeCloseTo(stoodS + 10, 0);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => timeOf(page)).toBeCloseTo(stoodS + 5, 0);

    await page.getByRole('button', { name: 'Play that moment, 0:05' }).first().click();
    // It stops by itself at the end of the moment.
    await player.getByRole('button', { name: 'Pause' }).waitFor();
    await player.getByRole('button', { name: 'Play', exact: true }).waitFor();
    const stoppedS = await timeOf(page);
    expect(stoppedS).toBeGreaterThanOrEqual(8);
    expect(stoppedS).toBeLessThan(10);

    const plot = page.locator('.u-over').first();
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.getByText(/^0:\d\d · \d+ words\/min$/).waitFor();
    await picture(page, 'coaching-report-hover');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const wholeS = sampleAnalysis().durationS;
    let pressedS = 0;
    await expect.poll(async () => (pressedS = await timeOf(page))).toBeGreaterThan(wholeS / 2 - 1);
    expect(pressedS).toBeLessThan(wholeS / 2 + 3);
    await page.keyboard.press('Tab');
    await page.getByText('As a table').first().click();
    await page.getByRole('region', { name: 'Over time' }).getByRole('row').nth(3).waitFor();
    await page.getByText('More figures').click();
    await page.getByText('How it is measured').first().click();
    await look(page, 'coaching-report-open');
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  });

  it.skipIf(missingAssets('media/video/astronaut_roll_0.2rad_4s.webm'))('shows the picture’s tracks on the same axis, estimates as estimates, and hides them for good', async () => {
    const { page, errors } = await openPage(await launch(), server.base, wide);
    await serveRecording(page, () => sampleRecording(sampleAnalysis({ isVideo: true })));
    await openRecording(page, server.app.appUrl(), server.base);
    await page.locator('.u-over').nth(2).waitFor();
    await lookAround(page, 'coaching-report-video');
    const estimates = page.getByRole('region', { name: 'How it may have come across' });
    await estimates.getByText('calm', { exact: false }).first().waitFor();
    await estimates.getByRole('switch').click();
    await estimates.getByText('Expression, estimated').waitFor({ state: 'detached' });
    await page.reload();
    await estimates.getByRole('switch').waitFor();
    await estimates.getByText('Expression, estimated').waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('reads in Russian, in the dark, on a small screen', async () => {
    const { page, errors } = await openPage(await launch(), server.base, { ...small, locale: 'ru-RU', colorScheme: 'dark', reducedMotion: 'reduce' });
    await serveRecording(page, () => sampleRecording(sampleAnalysis({ language: 'ru', isVideo: true })));
    await openRecording(page, server.app.appUrl(), server.base);
    await page.getByText('Закончите числом, которое изменилось.').waitFor();
    await page.locator('.u-over').nth(2).waitFor();
    await lookAround(page, 'coaching-report-ru');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(errors).toEqual([]);
  });

  it('tells how the analysis goes, stops it, and begins it again', async () => {
    const { page } = await openPage(await launch(), server.base, small);
    let analysis: { stage: 'watching' | 'cancelled' | 'failed' | 'waiting' | 'done'; share: number; error: string | null } = { stage: 'watching', share: 0.62, error: null };
    const asked: string[] = [];
    await serveRecording(page, () => sampleRecording(analysis.stage === 'done' ? sampleAnalysis({ words: 0 }) : null, { analysis, media_type: 'video' }), (what) => {
      asked.push(what);
      return (analysis = what === 'cancel' ? { stage: 'cancelled', share: 0.62, error: null } : { stage: 'waiting', share: 0, error: null });
    });
    await openRecording(page, server.app.appUrl(), server.base);
    await page.getByText('Looking at the picture').waitFor();
    await look(page, 'coaching-analysis');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The analysis was stopped.').waitFor();
    await page.getByRole('button', { name: 'Analyse', exact: true }).click();
    await page.getByText('Waiting its turn').waitFor();
    analysis = { stage: 'failed', share: 0, error: 'The disk is full' };
    await page.getByText('The analysis failed.').waitFor();
    await look(page, 'coaching-analysis-failed');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    // It is done only after it was begun.
    await expect.poll(() => asked.length).toBe(3);
    analysis = { stage: 'done', share: 1, error: null };
    await page.getByText('No speech was heard in this recording.').waitFor();
    await look(page, 'coaching-report-silent');
    expect(asked).toEqual(['cancel', 'analyse', 'analyse']);
  });

  it('stands with nothing measured, and with an hour of talk', async () => {
    const { page, errors } = await openPage(await launch(), server.base, wide);
    await serveRecording(page, () => sampleRecording(emptyAnalysis(), { question: null, questionId: null, filename: `${'very-long-name-'.repeat(12)}.webm` }));
    await openRecording(page, server.app.appUrl(), server.base);
    await page.getByText('No picture was analysed').waitFor();
    await look(page, 'coaching-report-nothing');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    const hour = sampleRecording(sampleAnalysis({ words: 9_000 }));
    await serveRecording(page, () => hour);
    await page.reload();
    await page.locator('.u-over').nth(2).waitFor();
    const transcript = page.getByRole('group', { name: 'Transcript' });
    await expect.poll(() => transcript.locator('[data-word]').count()).toBe(9_000);
    await transcript.scrollIntoViewIfNeeded();
    await page.getByLabel('Place in the recording').evaluate((range: HTMLInputElement) => {
      range.value = '1800';
      range.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const word = page.locator('[data-word][class*=now]');
    await word.waitFor();
    await expect.poll(async () => Number(await word.getAttribute('data-at'))).toBeGreaterThan(1_795);
    await expect.poll(() => word.isVisible()).toBe(true);
    await picture(page, 'coaching-report-hour');
    expect(errors).toEqual([]);
  });

  it('deletes after asking, and keeps the way back to the practice', async () => {
    const { page } = await openPage(await launch(), server.base, wide);
    await serveRecording(page, () => sampleRecording(sampleAnalysis()));
    let isRemoved = false;
    await page.route('**/apis/coaching/interview/media/*', (route) => {
      isRemoved = route.request().method() === 'DELETE';
      return route.fulfill({ json: { status: 'removed' } });
    });
    await openRecording(page, server.app.appUrl(), server.base);
    await page.getByRole('button', { name: 'Delete the recording' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.waitForURL(/#\/practice\/[^/]+$/);
    await expect.poll(() => isRemoved).toBe(true);
  });
});
