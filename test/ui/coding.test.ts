/** The coding room, as a candidate goes through it: attempts, conversation, signals, troubles, and the report. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callCoding } from '../fixtures/coding.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';
import { beginCoding, editorReady, finishCoding, leaveTab, pasteCode, shownCode, solutionOf, typeCode } from './coding-room.ts';

const clipboard: BrowserContextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };
const saved = (page: Page) => page.getByText('Saved', { exact: true });
const idOf = (page: Page): string => /coding\/([\w-]+)/.exec(page.url())?.[1] ?? '';

describe.skipIf(missingChromium())('the coding room', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('goes from a wrong attempt to a fixed one, and from the conversation to the report', async () => {
    const { page, strayRequests, errors } = await openPage(await launch(), server.base, clipboard);
    await page.goto(server.app.appUrl());
    await page.getByRole('link', { name: /New coding interview/ }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect.poll(() => page.getByText('Please fill this in.').count()).toBe(1);
    await expect.poll(() => page.getByRole('checkbox', { description: /Please agree/ }).getAttribute('aria-invalid')).toBe('true');
    await look(page, 'coding-setup');
    const inFocus = () => page.evaluate(() => (document.activeElement as HTMLInputElement).type);
    await expect.poll(inFocus).toBe('text');
    await page.keyboard.type('Ada Lovelace');
    await page.keyboard.press('Enter');
    await expect.poll(inFocus).toBe('checkbox');
    await page.goto(server.app.appUrl());
    await beginCoding(page);
    await look(page, 'coding-room');
    const id = idOf(page);
    const task = await page.getByRole('heading', { level: 2 }).first().innerText();

    // Not Python yet: the fault is marked in the text, and its place is a way there.
    await typeCode(page, 'def broken(x):\nreturn x +');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('The code cannot be read').waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    await look(page, 'coding-syntax');
    await page.getByRole('button', { name: /^Line 2/ }).click();
    await page.keyboard.type('1');
    await page.keyboard.press('ControlOrMeta+Enter');

    // Readable, and wrong.
    await page.getByText(/^0 of \d+ passed$/).waitFor();
    await page.getByText('Expected', { exact: true }).first().waitFor();
    await look(page, 'coding-failed');

    // The conversation knows the task, and its draft outlives a reload.
    const message = page.getByLabel('Message to the interviewer');
    await message.fill('What if the input is empty?');
    await message.press('Enter');
    await page.getByRole('log').getByRole('article').nth(1).waitFor();
    await message.fill('A thought in the making');
    await saved(page).waitFor();
    await page.reload();
    await editorReady(page);
    await expect.poll(() => shownCode(page)).toContain('def broken(x):');
    await expect.poll(() => page.getByRole('log').getByRole('article').count()).toBe(2);
    await expect.poll(() => message.inputValue()).toBe('A thought in the making');
    await page.getByText(/^0 of \d+ passed$/).waitFor();

    // The signals, and no other: one's own code may be moved about, and a reload is no leave.
    await expectSignals(page, 0);
    await pasteCode(page, await solutionOf(page));
    await expectSignals(page, 1);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+x');
    await page.keyboard.press('ControlOrMeta+v');
    await leaveTab(page);
    await expectSignals(page, 2);
    await page.getByRole('region', { name: 'Task' }).getByRole('paragraph').first().selectText();
    await page.keyboard.press('ControlOrMeta+c');
    await expectSignals(page, 3);
    await page.getByRole('button', { name: /Recorded signals/ }).click();
    await look(page, 'coding-recorded');
    await page.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: /Run tests/ }).click();
    await page.getByText(/^All \d+ passed$/).waitFor();
    await look(page, 'coding-passed');
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('In the last run all shown tests passed.').waitFor();
    await look(page, 'coding-finish');
    await page.getByRole('button', { name: 'Go on working' }).click();
    await finishCoding(page);
    await look(page, 'coding-report');
    await page.getByText(task).first().waitFor();
    expect((await page.locator('main').innerText()).toLowerCase()).not.toMatch(/suspic|paste|tab/);

    const { body } = await callCoding<{ report: { anti_cheat: { events: { type: string; count: number }[] } } }>(`${server.base}/apis/coding`, 'GET', `/interviews/${id}/report`);
    const counts = Object.fromEntries(body.report.anti_cheat.events.map(({ type, count }) => [type, count]));
    expect(counts).toEqual({ big_paste: 1, tab_switch: 1, copy_from_description: 1 });
    expect(strayRequests).toEqual([]);
    // The browser itself logs the documented 400 of code that cannot be read.
    expect(errors.filter((error) => !error.includes('status of 400'))).toEqual([]);
  });

  it('loses nothing: without a connection, over a reload, and in a second window', async () => {
    const { page } = await openPage(await launch(), server.base, clipboard);
    await page.goto(server.app.appUrl());
    await beginCoding(page, { name: 'Grace Hopper', javascript: true });
    const id = idOf(page);

    await page.context().setOffline(true);
    await typeCode(page, 'const away = 1;');
    await page.getByText(/Not saved: no connection/).waitFor();
    await look(page, 'coding-offline');
    await page.context().setOffline(false);
    await saved(page).waitFor();

    await page.route('**/edits', (route) => route.abort());
    await typeCode(page, 'const kept = 2;');
    await page.getByText(/Not saved: no connection/).waitFor();
    await page.unroute('**/edits');
    await page.reload();
    await editorReady(page);
    await expect.poll(() => shownCode(page)).toContain('const kept = 2;');
    await saved(page).waitFor();
    const { body } = await callCoding<{ current_code: string }>(`${server.base}/apis/coding`, 'GET', `/interviews/${id}`);
    expect(body.current_code).toBe('const kept = 2;');

    const second = await page.context().newPage();
    await second.goto(server.app.appUrl());
    await second.getByRole('link', { name: 'Return to it' }).click();
    await editorReady(second);
    await expect.poll(() => shownCode(second)).toContain('const kept = 2;');
    await page.getByText('The room is open in another window').waitFor();
    await look(page, 'coding-taken');
    await finishCoding(second);
    await page.getByRole('button', { name: 'Continue here' }).or(page.getByText('It can be continued only where it was begun', { exact: false })).first().waitFor();
    await page.goto(`${server.base}/app/#/coding/${id}/report`);
    await page.getByRole('heading', { name: /The interview is finished/ }).waitFor();
  });

  it('sees that the interview was finished elsewhere', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(server.app.appUrl());
    await beginCoding(page, { name: 'Edsger Dijkstra' });
    const finished = await callCoding(`${server.base}/apis/coding`, 'POST', `/interviews/${idOf(page)}/finish`);
    expect(finished.status).toBe(200);
    await typeCode(page, 'x = 1');
    await page.getByRole('heading', { name: /The interview is finished/ }).waitFor();
  });

  it('gives a run up when asked to, and goes on', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(server.app.appUrl());
    await beginCoding(page, { name: 'Alan Turing' });
    // A run that has not been answered yet.
    await page.route('**/run?*', () => undefined);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(/^Running, /).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The run was cancelled.').waitFor();
    await page.unroute('**/run?*');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(/^\d+ of \d+ passed$/).waitFor();
  });

  it('completes what a language knows', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(server.app.appUrl());
    await beginCoding(page, { name: 'Ada Lovelace' });
    await page.locator('.view-lines').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('rows = []\nrows.app');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'append' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => shownCode(page)).toContain('rows.append');
  });
});

async function expectSignals(page: Page, number: number): Promise<void> {
  await page.getByRole('button', { name: `Recorded signals: ${number}`, exact: true }).waitFor();
}
