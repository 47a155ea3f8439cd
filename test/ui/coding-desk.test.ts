/** A reviewer reads a coding interview: what it came to and why, how it went, how the code was written; then erases it. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CodingDetail, CodingReplay } from '../../src/contracts/desk-coding.ts';
import { callCoding, taskCalled } from '../fixtures/coding.ts';
import { holdCodingInterview } from '../fixtures/coding-interview.ts';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';

const reference = (id: string): string => taskCalled(id).code.python.reference;

describe.skipIf(missingChromium())('the reviewer’s page of a coding interview', () => {
  let server: TestServer;
  const desk = createDeskClient(() => server);
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const open = async (page: Page, path: string, button = 'Open the desk'): Promise<void> => {
    await page.goto(server.app.appUrl());
    await page.goto(`${server.base}/app/#${path}`);
    await page.getByRole('button', { name: button }).click();
  };
  const codeOf = async (page: Page): Promise<string> => (await page.getByRole('region', { name: /^The code at/ }).locator('pre').textContent())?.replace(/\n$/, '') ?? '';

  it('is found in the list of all kinds, tells why, replays, takes along, erases', async () => {
    const { id, code } = await holdCodingInterview(desk, server.base, { candidate: 'Ada Lovelace', language: 'en', solution: reference });
    await desk.begin({ candidate: 'Edsger Dijkstra' });
    const { page, strayRequests, errors } = await openPage(await launch(), server.base);
    await open(page, '/interviews');
    await page.getByRole('link', { name: 'Edsger Dijkstra' }).waitFor();
    await look(page, 'coding-desk-list');
    await page.getByLabel('Kind').selectOption('coding');
    await expect.poll(() => page.getByRole('link', { name: 'Edsger Dijkstra' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Ada Lovelace' }).press('Enter');

    const verdict = page.getByRole('region', { name: 'Recommended level' });
    await verdict.getByText(/the mean of four figures$/).waitFor();
    const metrics = page.getByRole('region', { name: 'Four figures' });
    await expect.poll(() => metrics.getByRole('img').count()).toBe(4);
    await metrics.getByText(/hidden tests \d+ of \d+/).waitFor();
    await metrics.getByText(/because that is faster|every element is read once/).first().waitFor();
    const signs = page.getByRole('region', { name: 'Signs of the page' });
    await signs.getByText('Left the tab × 2').waitFor();
    await signs.getByText(/^Not known: /).first().waitFor();
    await page.getByRole('img', { name: /^Time line of .*runs 2, messages 4, signs/ }).waitFor();

    const initial = CodingDetail.parse((await desk.call(`/coding/${id}`, { headers: await desk.reviewer() })).body).task.initial_code;
    // By keyboard alone: to the beginning, edit by edit, and on.
    await expect.poll(() => codeOf(page)).toBe(code);
    const slider = page.getByRole('slider', { name: 'Edit' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => codeOf(page)).toBe(initial);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => codeOf(page)).toBe('');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(() => codeOf(page)).toBe(code.slice(0, 3));
    await page.getByRole('radio', { name: '16×' }).press('Enter');
    await page.getByRole('button', { name: 'Play' }).press('Enter');
    await expect.poll(() => codeOf(page)).toBe(code);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await page.getByRole('button', { name: 'Previous moment' }).press('Enter');
    await look(page, 'coding-desk-page');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download JSON' }).click();
    const saved: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    expect(CodingDetail.extend({ writing: CodingReplay, format: z.literal('viva.coding') }).parse(saved).candidate).toBe('Ada Lovelace');

    await page.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByRole('heading', { name: 'Interviews' }).waitFor();
    await page.getByRole('link', { name: 'Edsger Dijkstra' }).waitFor();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor({ state: 'detached' });
    expect((await desk.call(`/coding/${id}`, { headers: await desk.reviewer() })).status).toBe(404);
    expect([strayRequests, errors]).toEqual([[], []]);
  });

  it('shows one that is not finished and finishes it; one that is not there; one of another program', async () => {
    const { id } = await holdCodingInterview(desk, server.base, { candidate: 'Grace Hopper', language: 'en', solution: () => 'print(1)\n', finish: false });
    const { page } = await openPage(await launch(), server.base, { viewport: { width: 1024, height: 700 } });
    await open(page, `/coding-interviews/${id}`);
    await page.getByText('This interview is not finished').waitFor();
    await look(page, 'coding-desk-unfinished');
    await page.getByRole('button', { name: 'Finish and score' }).click();
    await page.getByRole('button', { name: 'Finish it' }).click();
    await page.getByRole('region', { name: 'Recommended level' }).waitFor();
    await look(page, 'coding-desk-1024');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);

    await page.goto(`${server.base}/app/#/coding-interviews/nothing`);
    await page.getByText('This interview is not here').waitFor();

    const { body } = await callCoding<{ interview_id: string }>(`${server.base}/api`, 'POST', '/interviews', { language: 'javascript', level: 'middle' });
    for (const code of ['let a = 1;\n', 'let a = 2; // два\n']) await callCoding(`${server.base}/api`, 'PUT', `/interviews/${body.interview_id}/code`, { code });
    await page.goto(`${server.base}/app/#/coding-interviews/${body.interview_id}`);
    await page.getByRole('heading', { name: 'No name' }).waitFor();
    await page.getByText('held by another program').waitFor();
    await look(page, 'coding-desk-other-program');
  });

  it('says what to do when the writing cannot be read', async () => {
    const { id } = await holdCodingInterview(desk, server.base, { candidate: 'Alan', language: 'en', solution: () => 'x = 1\n', finish: false });
    const { page } = await openPage(await launch(), server.base);
    await page.route('**/replay', (route) => route.fulfill({ status: 404, json: { detail: 'gone' } }));
    await open(page, `/coding-interviews/${id}`);
    await page.getByText('How the code was written could not be read').waitFor();
    await look(page, 'coding-desk-no-replay');
    await page.unroute('**/replay');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('slider', { name: 'Edit' }).waitFor();
  });

  it('is drawn in light and dark for Russian readers', async () => {
    const { id } = await holdCodingInterview(desk, server.base, { candidate: 'Анна Щёголева', language: 'ru', solution: reference });
    const { page } = await openPage(await launch(), server.base, { locale: 'ru-RU', reducedMotion: 'reduce' });
    await open(page, `/coding-interviews/${id}`, 'Открыть');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.getByRole('region', { name: 'Рекомендуемый уровень' }).waitFor();
      await page.getByRole('slider').waitFor();
      await look(page, `coding-desk-${colorScheme}-ru`);
    }
    await page.goto(`${server.base}/app/#/interviews`);
    await page.getByRole('link', { name: 'Анна Щёголева' }).first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look(page, `coding-desk-list-${colorScheme}-ru`);
    }
  });
});
