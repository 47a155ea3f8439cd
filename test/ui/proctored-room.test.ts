/** The room on camera without a camera: films of the questions, a second window, typing alone, no connection. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AvatarStudio } from '../../src/main/ports/proctored.ts';
import { canDraw, makeTestFilm } from '../fixtures/film.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage, picture } from './chromium.ts';
import { begin, finish, type, TYPED } from './proctored-steps.ts';

const NO_DEVICES = 'navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))';
const playing = (page: Page) => page.locator('video[data-playing]');

describe.skipIf(missingChromium())('the room on camera, without one', () => {
  let server: TestServer;
  const folder = mkdtempSync(join(tmpdir(), 'viva-film-'));
  const film = join(folder, 'first.mp4');
  /** The first question's film stands ready, the others' never do. */
  const studio: AvatarStudio = {
    prepare: () => undefined,
    find: (question) => Promise.resolve(canDraw && /which system/i.test(question) ? film : null),
    voice: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
  beforeAll(async () => {
    if (canDraw) writeFileSync(film, (await makeTestFilm('Which system have you built?', 'en')).mp4);
    server = await startServer({ studio });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (options: Parameters<typeof openPage>[2] = {}) => {
    const opened = await openPage(await launch(), server.base, { permissions: [], ...options });
    await opened.page.addInitScript(NO_DEVICES);
    await opened.page.goto(server.app.appUrl());
    return opened;
  };

  it.skipIf(!canDraw)('plays the film of a question, and speaks where there is none', async () => {
    const { page, errors, strayRequests } = await open();
    await begin(page, { attention: false, microphone: false });
    await page.getByRole('button', { name: 'Begin with the first question' }).click();
    await playing(page).waitFor();
    await picture(page, 'proctored-film');
    await page.getByLabel('Your answer').waitFor();
    await playing(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Repeat' }).click();
    await playing(page).waitFor();
    await page.keyboard.press('Escape');
    await playing(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Continue' }).click();
    await playing(page).waitFor();
    await type(page, TYPED);
    await page.getByText('Question 2 of').first().waitFor();
    await page.getByText('Speaking', { exact: true }).waitFor();
    expect(await playing(page).count()).toBe(0);
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  });

  it('shows no film to those who asked for less motion', async () => {
    const { page } = await open({ reducedMotion: 'reduce' });
    await begin(page, { attention: false, microphone: false });
    await page.getByRole('button', { name: 'Begin with the first question' }).click();
    await page.getByText('Speaking', { exact: true }).waitFor();
    expect(await playing(page).count()).toBe(0);
  });

  it('is in one window at a time, and none of both loses an answer', async () => {
    const { page: first } = await open();
    await begin(first, { attention: false, microphone: false });
    await first.getByRole('button', { name: 'Begin with the first question' }).click();
    await type(first, TYPED);
    await first.getByText('Question 2 of').first().waitFor();
    const second = await first.context().newPage();
    await second.goto(server.app.appUrl());
    await second.getByRole('link', { name: 'Return to it' }).click();
    await second.getByRole('button', { name: 'Continue' }).click();
    await first.getByRole('button', { name: 'Continue here' }).waitFor();
    await type(second, 'An answer in the second window.');
    await second.getByText('Question 3 of').first().waitFor();
    await first.getByRole('button', { name: 'Continue here' }).click();
    await second.getByRole('button', { name: 'Continue here' }).waitFor();
    await first.getByRole('button', { name: 'Continue', exact: true }).click();
    await first.getByText('Question 3 of').first().waitFor();
    await first.getByText('An answer in the second window.').waitFor();
  });

  it('works by typing alone with attention switched off, and keeps an answer while there is no connection', async () => {
    const { page } = await open();
    await begin(page, { attention: false, microphone: false });
    await page.getByRole('button', { name: 'Begin with the first question' }).click();
    await page.getByText('Attention is not assessed: it was switched off.').waitFor();
    await page.context().setOffline(true);
    await type(page, TYPED);
    await page.getByText(/kept on this computer and will be sent again/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/kept on this computer and will be sent again/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'To all answers' }).click();
    await finish(page);
    await page.getByText(/Not assessed: it was switched off/).waitFor();
    await look(page, 'proctored-report-not-assessed');
  });
});
