/** What the room keeps when its window is closed, when a second one is opened, and when the interview is ended. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, missingChromium, openPage, pressUnless } from './chromium.ts';

const cannotHear = await missingModels('whisper-base', 'silero-vad');
const noMicrophone = 'navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))';
const jobText = ['Backend engineer', 'Requirements:', '- Docker and Kubernetes in production'].join('\n');
const draft = 'I moved four teams to Docker, and was about to say';

/** As far as the first question, to be answered by typing unless it says otherwise. */
async function begin(page: Page, { spoken = false } = {}): Promise<void> {
  await page.getByRole('link', { name: /New interview/ }).first().click();
  await page.getByLabel('Candidate').fill('Alan Turing');
  await page.getByLabel('Vacancy').fill('Backend engineer');
  await page.getByRole('textbox', { name: 'Job description' }).fill(jobText);
  await page.getByRole('button', { name: 'Next: microphone' }).click();
  await page.getByRole('button', { name: spoken ? 'Next: consent' : 'Go on without a microphone' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Begin the interview' }).click();
  if (spoken) await pressUnless(page.getByRole('button', { name: 'Done answering' }), page.getByRole('button', { name: 'Answer now' }));
  else await toTyping(page);
}

/** The field is there at once, or after the question was read. */
const toTyping = (page: Page): Promise<void> => pressUnless(page.getByLabel('Your answer'), page.getByRole('button', { name: 'Answer now' }));

describe.skipIf(missingChromium())('the room', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  });
  afterAll(() => server.close());

  it('outlives its window, is in one window at a time, and sends what is being typed when it ends', async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    const context = page.context();
    await context.addInitScript(noMicrophone);
    await page.goto(server.app.appUrl());
    await begin(page);
    await page.getByLabel('Your answer').fill(draft);
    await page.close();

    const first = await context.newPage();
    await first.goto(server.app.appUrl());
    await first.getByRole('link', { name: 'Return to it' }).click();
    await toTyping(first);
    await expect.poll(() => first.getByLabel('Your answer').inputValue()).toBe(draft);

    const second = await context.newPage();
    await second.goto(server.app.appUrl());
    await second.getByRole('link', { name: 'Return to it' }).click();
    await toTyping(second);
    await first.getByText('now open in another window').waitFor();
    await first.getByRole('button', { name: 'Continue here' }).click();
    await second.getByRole('button', { name: 'Continue here' }).waitFor();
    await toTyping(first);

    const answer = first.waitForRequest((request) => request.method() === 'POST' && (request.postData() ?? '').includes('Docker'));
    await first.getByRole('button', { name: 'End the interview' }).click();
    await first.getByRole('button', { name: 'End it' }).click();
    await first.getByRole('heading', { name: /saved on this computer/ }).waitFor();
    expect(await first.evaluate('JSON.stringify(localStorage)')).not.toContain('Docker');
    expect((await answer).postDataJSON()).toMatchObject({ text: draft, source: 'typed' });
  });

  it('lets answers be corrected after the last question', async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    await page.addInitScript(noMicrophone);
    await page.goto(server.app.appUrl());
    await begin(page);
    const finish = page.getByRole('button', { name: 'Finish' });
    const field = page.getByLabel('Your answer');
    for (let number = 1; number <= 13; number += 1) {
      await pressUnless(field.or(finish), page.getByRole('button', { name: 'Answer now' }));
      if (await finish.isVisible()) break;
      await field.fill(`Answer ${number}`);
      await page.getByRole('button', { name: 'Send the answer' }).click();
      await page.getByText(`Question ${number + 1}`).or(finish).first().waitFor();
    }
    await finish.waitFor();
    await page.getByRole('button', { name: 'Correct this answer' }).last().click();
    await page.getByLabel('Corrected answer').fill('Put right');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Put right').waitFor();
    await finish.click();
    await page.getByRole('heading', { name: /saved on this computer/ }).waitFor();
  });

  it('sends an answer once when it is ended while the server is away, and when the end itself fails', async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    await page.addInitScript(noMicrophone);
    await page.goto(server.app.appUrl());
    await begin(page);
    const stored: unknown[] = [];
    let isAway = true;
    await page.route(/\/desk\/interviews\/[^/]+\/answers?$/, (route) => {
      if (isAway) return route.fulfill({ status: 503, json: { detail: 'away' } });
      stored.push(route.request().postDataJSON());
      return route.continue();
    });
    let ends = 0;
    await page.route(/\/finish$/, (route) => {
      ends += 1;
      return ends === 1 ? route.fulfill({ status: 500, json: { detail: 'not now' } }) : route.continue();
    });
    await page.getByLabel('Your answer').fill(draft);
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('is kept on this computer').waitFor();
    await page.getByRole('button', { name: 'End the interview' }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    expect(ends).toBe(0);
    isAway = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: /saved on this computer/ }).waitFor();
    expect(ends).toBe(2);
    expect(stored).toMatchObject([{ text: draft }]);
  });

  it.skipIf(cannotHear)('takes Space for the main button after another one was pressed, and leaves a button reached by keyboard its own', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(server.app.appUrl());
    await begin(page, { spoken: true });
    await page.getByRole('button', { name: 'Repeat' }).click();
    const done = page.getByRole('button', { name: 'Done answering' });
    await page.getByRole('button', { name: 'Answer now' }).or(done).first().waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Continue' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'End the interview' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'End it' }).waitFor();
  });
});
