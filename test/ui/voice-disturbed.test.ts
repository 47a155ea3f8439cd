/** A talk whose link drops, and whose candidate presses things in the wrong order: nothing is lost, nothing is said twice. */
import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, missingChromium, openPage, picture, pressUnless } from './chromium.ts';
import { begin, end } from './talk-steps.ts';

/** What becomes of the next typed answer on its way to the server. */
type Fate = 'arrives' | 'is lost with the link' | 'arrives as the link is lost';

/** The talk's socket with a link that drops when the test wants it. To be called before the page is opened. */
async function breakableLink(page: Page) {
  let fate: Fate = 'arrives';
  let isDown = false;
  let connections = 0;
  const open = new Set<WebSocketRoute>();
  const drop = () => {
    for (const socket of open) void socket.close({ code: 1011 });
    open.clear();
  };
  await page.routeWebSocket(/\/ws\/interview\//, (socket) => {
    connections += 1;
    if (isDown) return void socket.close({ code: 1011 });
    const server = socket.connectToServer();
    open.add(socket);
    let isLost = false;
    server.onMessage((message) => {
      if (!isLost) socket.send(message);
    });
    socket.onMessage((message) => {
      const isAnswer = typeof message === 'string' && message.includes('"type":"text"');
      if (!isAnswer || fate === 'arrives') return server.send(message);
      if (fate === 'arrives as the link is lost') server.send(message);
      isLost = true;
      fate = 'arrives';
      drop();
      void server.close();
    });
  });
  return {
    next: (wanted: Fate) => void (fate = wanted),
    down(on: boolean) {
      isDown = on;
      if (on) drop();
    },
    connections: () => connections,
  };
}

describe.skipIf(missingChromium())('a talk that is disturbed', () => {
  let server: TestServer;
  // No models: it speaks with its own voice, and the candidate types.
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const openRoom = async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    await page.addInitScript('navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))');
    const link = await breakableLink(page);
    await page.goto(server.app.appUrl());
    await begin(page, { spoken: false });
    const box = page.getByLabel('Your answer');
    await box.waitFor();
    const answers = page.locator('aside li[data-role=user]');
    const type = async (text: string): Promise<void> => {
      await box.fill(text);
      await page.keyboard.press('Control+Enter');
    };
    return { page, link, box, answers, type };
  };

  it('keeps a typed answer that the link takes along, also when the server has it already, and says it once', async () => {
    const { page, link, box, answers, type } = await openRoom();
    await page.locator('aside li').first().waitFor();
    const given = ['My name is Ada and I have built payment systems for eight years.', 'I led the migration to Kafka myself, it took six months.', 'The latency fell from two seconds to one.'];
    for (const [index, fate] of (['is lost with the link', 'arrives as the link is lost', 'arrives'] as const).entries()) {
      const before = link.connections();
      link.next(fate);
      await type(given[index] ?? '');
      await answers.filter({ hasText: given[index] ?? '' }).waitFor();
      if (fate !== 'arrives') await expect.poll(link.connections).toBeGreaterThan(before);
      await expect.poll(() => answers.count()).toBe(index + 1);
    }
    // Typed while there is no link, and still in the box when that comes back.
    link.down(true);
    await page.getByText('The connection broke').waitFor();
    await box.fill('Half an ans');
    link.down(false);
    await page.getByText('The connection broke').waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe('Half an ans');
    await picture(page, 'talk-unsent');
    await page.reload();
    await pressUnless(box, page.getByRole('button', { name: 'Continue' }));
    await expect.poll(() => box.inputValue()).toBe('Half an ans');
    await expect.poll(() => answers.count()).toBe(3);
    // Ended while the link is away: the answer in the box goes with it.
    await box.fill('And that is all of the answer.');
    link.down(true);
    await page.getByText('The connection broke').waitFor();
    await page.getByRole('button', { name: 'End the interview' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    link.down(false);
    await page.getByRole('heading', { name: 'Question by question' }).waitFor();
    for (const text of [...given, 'And that is all of the answer.']) await page.getByText(text).first().waitFor();
  });

  it('takes presses in any order: nothing breaks, and an answer is sent once', async () => {
    const { page, box, answers, type } = await openRoom();
    // Before the first words: repeat, talk, pause, go on.
    await page.locator('body').press('r');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    for (const key of ['KeyR', 'Space', 'Escape', 'Escape', 'KeyR']) await page.locator('main').press(key);
    await page.locator('aside li').first().waitFor();
    await box.waitFor();
    // Sent twice in a breath, then repeated and paused while the reply is made.
    await box.fill('I have led a team of five for three years.');
    await Promise.all([page.keyboard.press('Control+Enter'), page.keyboard.press('Control+Enter')]);
    await page.getByRole('button', { name: 'Repeat' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Nothing is heard or recorded').waitFor();
    await page.keyboard.press('Escape');
    await answers.first().waitFor();
    await type('It was the billing service.');
    await answers.nth(1).waitFor();
    expect(await answers.count()).toBe(2);
    // An empty answer is none; the end is asked for, refused, and asked for again.
    await box.fill('   ');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'End the interview' }).click();
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByRole('button').first().click();
    await box.fill('One thing more.');
    await end(page);
    await page.getByText('One thing more.').first().waitFor();
  });
});
