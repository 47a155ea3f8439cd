/** What changed in one's own practice: the page alone, with sample answers in place of the server's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAnalysis, sampleHistory, sampleRecording } from '../fixtures/coaching-analysis.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage, picture } from './chromium.ts';
import { openPractice, serveHistory, serveRecording } from './coaching-pages.ts';

const wide = { viewport: { width: 1280, height: 800 } };
const small = { viewport: { width: 1024, height: 700 } };

describe.skipIf(missingChromium())('the history of one’s own practice', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('invites where nothing is yet', async () => {
    const { page } = await openPage(await launch(), server.base, wide);
    await serveHistory(page, () => ({ sessions: [], points: [], drills: [] }));
    await openPractice(page, server.app.appUrl(), server.base);
    await page.getByText('Nothing practised yet').waitFor();
    await look(page, 'coaching-history-empty');
  });

  it('draws lines, opens a recording from them, and runs a drill', async () => {
    const { page, errors } = await openPage(await launch(), server.base, wide);
    await serveHistory(page, () => sampleHistory(12));
    await serveRecording(page, () => sampleRecording(sampleAnalysis()));
    await openPractice(page, server.app.appUrl(), server.base);
    await page.locator('.u-over').nth(5).waitFor();
    await look(page, 'coaching-history');
    await page.getByRole('button', { name: 'Begin the drill: The result first' }).click();
    await page.getByText('Step 1 of 3').waitFor();
    await look(page, 'coaching-drill');
    // One at a time, of whichever point.
    await page.getByRole('button', { name: 'Begin the drill: A breath in place of a filler' }).click();
    await page.getByText('Step 1 of 2').waitFor();
    await page.getByRole('button', { name: 'Begin the drill: The result first' }).click();
    await page.getByText('Step 1 of 3').waitFor();
    await page.getByText('Step 1 of 2').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('As a table').click();
    await page.getByRole('region', { name: 'What changed' }).scrollIntoViewIfNeeded();
    await look(page, 'coaching-history-table');
    const plot = page.locator('.u-over').first();
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height / 2);
    await page.waitForURL(/\/recordings\//);
    expect(errors).toEqual([]);
  });

  it('reads in Russian and in the dark, with long names, and erases after asking', async () => {
    const { page, errors } = await openPage(await launch(), server.base, { ...small, locale: 'ru-RU', colorScheme: 'dark' });
    let erased = 0;
    await serveHistory(page, () => sampleHistory(12 - erased, 'ru'));
    await page.route('**/desk/coaching/sessions/*', (route) => {
      erased += 10;
      return route.fulfill({ json: { ok: true } });
    });
    await openPractice(page, server.app.appUrl(), server.base);
    await page.locator('.u-over').nth(5).waitFor();
    await look(page, 'coaching-history-ru');
    await page.getByRole('region', { name: 'Ваши тренировки' }).evaluate((element) => element.scrollIntoView());
    await picture(page, 'coaching-history-ru-sessions');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.getByRole('button', { name: /^Стереть: Ведущий/ }).click();
    await page.getByRole('button', { name: 'Стереть навсегда' }).click();
    await expect.poll(() => page.getByRole('button', { name: /^Стереть: / }).count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
