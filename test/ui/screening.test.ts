/** From a new interview to its report, as a candidate and a reviewer go through it, with a microphone that plays a recording. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';

const jobText = [
  'Backend engineer', 'Requirements:', '- Docker and Kubernetes in production', '- PostgreSQL query tuning', '', 'Must have: right to work in the EU',
].join('\n');
const typed = 'I deployed twelve services to Kubernetes with Docker and cut the release time from two days to one hour.';

const noSpeech = missingAssets('media/audio/jfk.wav') || (await missingModels('whisper-base', 'silero-vad'));

/** Fills the first three pages and begins. */
async function begin(page: Page, { name = 'Ada Lovelace', pictures = false }: { name?: string; pictures?: boolean } = {}): Promise<void> {
  await page.getByRole('link', { name: /New interview/ }).first().click();
  await page.getByRole('button', { name: 'Next: microphone' }).click();
  expect(await page.getByText('Please fill this in.').count()).toBe(3);
  await page.getByLabel('Candidate').fill(name);
  await page.getByLabel('Vacancy').fill('Backend engineer');
  await page.getByRole('textbox', { name: 'Job description' }).fill(jobText);
  await page.getByText('Must be confirmed').waitFor();
  if (pictures) await look(page, 'setup');
  await page.getByRole('button', { name: 'Next: microphone' }).click();
  await page.getByText('Speak now').waitFor();
  if (pictures) await look(page, 'microphone');
  await page.getByRole('button', { name: 'Next: consent' }).click();
  expect(await page.getByRole('button', { name: 'Begin the interview' }).isDisabled()).toBe(true);
  await page.getByRole('checkbox').check();
  if (pictures) await look(page, 'consent');
  await page.getByRole('button', { name: 'Begin the interview' }).click();
}

async function endInterview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End the interview' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('heading', { name: /saved on this computer/ }).waitFor();
}

describe.skipIf(missingChromium())('the interface', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  });
  afterAll(() => server.close());

  it.skipIf(noSpeech)(
    'takes a spoken and a typed answer from a new interview to its report',
    async () => {
      const { page, strayRequests, errors } = await openPage(await launch({ microphone: assetPath('media/audio/jfk.wav') ?? '' }), server.base);
      await page.goto(server.app.appUrl());
      expect(page.url()).not.toContain(server.app.token);
      await look(page, 'home');
      await begin(page, { pictures: true });

      const answer = page.getByRole('button', { name: 'Answer now' });
      await answer.or(page.getByRole('button', { name: 'Done answering' })).first().waitFor();
      await look(page, 'room-speaking');
      if (await answer.isVisible()) await answer.click();
      await page.getByText(/your country/).first().waitFor();
      await look(page, 'room-listening');
      await page.getByRole('button', { name: 'Done answering' }).click();
      await page.getByRole('heading', { name: /Question 2/ }).or(page.getByText('Question 2')).first().waitFor();

      await page.getByRole('button', { name: 'Type instead' }).click();
      await page.getByLabel('Your answer').fill(typed);
      await look(page, 'room-typing');
      await page.getByRole('button', { name: 'Send the answer' }).click();
      await page.getByText('Question 3').first().waitFor();
      await endInterview(page);
      await look(page, 'thanks');

      await page.getByRole('button', { name: 'Open the report' }).or(page.getByRole('link', { name: 'Open the report' })).click();
      const open = page.getByRole('button', { name: 'Open the desk' });
      await open.or(page.getByRole('heading', { name: 'Recommendation' })).first().waitFor();
      if (await open.isVisible()) await open.click();
      await page.getByText(typed).first().waitFor();
      expect(await page.getByText(/your country/).count()).toBeGreaterThan(0);
      await look(page, 'report');

      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download PDF' }).click();
      expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
      expect(strayRequests).toEqual([]);
      expect(errors).toEqual([]);
    },
  );

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
    const now = page.getByRole('button', { name: 'Answer now' });
    await field.or(now).first().waitFor();
    if (await now.isVisible()) await page.keyboard.press('Space');
    await field.fill(typed);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Question 2').first().waitFor();
    await page.reload();
    await page.getByText(typed).first().waitFor();
    await endInterview(page);
  });

  it('keeps the candidate away from other interviews, behind the passphrase', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(`${server.base}/app/#token=${server.app.token}`);
    await page.getByRole('link', { name: 'Interviews' }).first().click();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('heading', { name: 'Interviews' }).waitFor();
    await look(page, 'desk');
    const foreign = await page.getByText('Grace Hopper').count();
    expect(foreign).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('heading', { name: 'Engines' }).waitFor();
    await look(page, 'settings');
  });

  it.each([['dark', 'en-GB'], ['light', 'ru-RU'], ['dark', 'ru-RU']] as const)('is drawn in %s for %s', async (colorScheme, locale) => {
    const { page } = await openPage(await launch(), server.base, { colorScheme, locale });
    await page.goto(server.app.appUrl());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, `home-${colorScheme}-${locale.slice(0, 2)}`);
    await page.getByRole('link', { name: locale === 'ru-RU' ? /Новое интервью|Новое собеседование/ : /New interview/ }).first().click();
    await page.getByRole('textbox').first().waitFor();
    await look(page, `setup-${colorScheme}-${locale.slice(0, 2)}`);
  });

  it('says what to do when it is opened without its token', async () => {
    const { page } = await openPage(await launch(), server.base);
    await page.goto(`${server.base}/app/`);
    await page.getByText('This page was opened without its key').waitFor();
    await look(page, 'no-token');
  });
});
