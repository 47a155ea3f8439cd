/** The interface without a voice: by keyboard and typing alone, behind the passphrase, in both themes and languages, and without its token. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createDeskClient } from '../fixtures/desk-client.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { drawAs, launch, look, missingChromium, openPage } from './chromium.ts';
import { endInterview, jobText, typed } from './screening-steps.ts';

describe.skipIf(missingChromium())('the interface, silent', () => {
  let server: TestServer;
  const desk = createDeskClient(() => server);
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('works by keyboard and typing alone, with no microphone allowed', async () => {
    const { page } = await openPage(await launch(), server.base, { permissions: [] });
    await page.addInitScript('navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))');
    await page.goto(server.app.appUrl());
    await page.getByRole('link', { name: /New interview/ }).first().click();
    await page.getByLabel('Candidate').fill('Grace Hopper');
    await page.getByLabel('Vacancy').fill('Backend engineer');
    await page.getByRole('textbox', { name: 'Job description' }).fill(jobText);
    await page.getByRole('button', { name: 'Next: microphone' }).press('Enter');
    await page.getByText('The microphone is not allowed.').waitFor();
    await look(page, 'microphone-denied');
    await page.getByRole('button', { name: 'Go on without a microphone' }).press('Enter');
    await page.getByRole('checkbox').press('Space');
    await page.getByRole('button', { name: 'Begin the interview' }).press('Enter');
    const field = page.getByLabel('Your answer');
    // Space passes the question on, where it has not been said to its end.
    await field.or(page.getByRole('button', { name: 'Answer now' })).first().waitFor();
    if (!(await field.isVisible())) await page.keyboard.press('Space');
    await field.fill(typed);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Question 2').first().waitFor();
    await page.reload();
    await page.getByText(typed).first().waitFor();
    await endInterview(page);
  });

  it('keeps the candidate away from other interviews, behind the passphrase', async () => {
    await desk.begin({ candidate: 'Grace Hopper' });
    const { page } = await openPage(await launch(), server.base);
    await page.goto(`${server.base}/app/#token=${server.app.token}`);
    await page.getByRole('link', { name: 'Interviews' }).first().click();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('heading', { name: 'Interviews' }).waitFor();
    await page.getByText('Grace Hopper').first().waitFor();
    await look(page, 'desk');
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('heading', { name: 'Engines' }).waitFor();
    await look(page, 'settings');
  });

  it('is drawn in the dark and in Russian', async () => {
    const { page } = await openPage(await launch(), server.base, { reducedMotion: 'reduce' });
    await page.goto(server.app.appUrl());
    for (const [colorScheme, language] of [['dark', 'en'], ['light', 'ru'], ['dark', 'ru']] as const) {
      await drawAs(page, { colorScheme, language });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await look(page, `home-${colorScheme}-${language}`);
      await page.getByRole('link', { name: language === 'ru' ? /Новое интервью|Новое собеседование/ : /New interview/ }).first().click();
      await page.getByRole('textbox').first().waitFor();
      await look(page, `setup-${colorScheme}-${language}`);
      await page.goBack();
    }
  });

  it('says what to do when it is opened without its token', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(`${server.base}/app/`);
    await page.getByText('This page was opened without its key').waitFor();
    await look(page, 'no-token');
  });
});
