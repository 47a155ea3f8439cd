/** A talk about a resume by typing, in one window and in two, and how its pages look. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { sharedServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';
import { begin, end, goOn, slow } from './talk-steps.ts';

const typed = 'I rebuilt the content editor myself, and mobile engagement grew by ten percent.';

describe.skipIf(missingChromium())('a talk about a resume, typed', () => {
  const shared = sharedServer();

  it('is answered by typing alone with no microphone, says what is wrong with a file, and lives in one window at a time', async () => {
    const { page } = await openPage(await launch(), shared.server.base, { permissions: [] });
    const context = page.context();
    await context.addInitScript('navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))');
    await page.goto(shared.server.app.appUrl());
    await page.getByRole('link', { name: /Interview about your resume/ }).click();
    await look(page, 'talk-setup-empty');
    for (const [name, content, words] of [
      ['letter.txt', 'Dear all', 'Only PDF files can be read'],
      ['empty.pdf', '', 'The file is empty'],
      ['broken.pdf', '%PDF-1.7 and nothing more', 'This PDF is damaged'],
    ] as const) {
      const file = join(tempDir(), name);
      await writeFile(file, content);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText(words).waitFor();
    }
    await look(page, 'talk-refused');
    await page.getByRole('link', { name: 'Viva' }).or(page.getByRole('link', { name: 'To the start page' })).first().click();
    await begin(page, { spoken: false });
    await page.getByLabel('Your answer').waitFor(slow);
    await page.getByLabel('Your answer').fill(typed);
    await page.keyboard.press('Control+Enter');
    await page.locator('aside').getByText(typed).waitFor(slow);

    const second = await context.newPage();
    await second.goto(shared.server.app.appUrl());
    await second.getByRole('link', { name: 'Return to it' }).click();
    await goOn(second);
    await page.getByText('open in another window').waitFor(slow);
    await look(page, 'talk-elsewhere');
    await page.getByRole('button', { name: 'Take it back here' }).click();
    await second.getByText('open in another window').waitFor(slow);
    await page.getByText('open in another window').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Nothing is heard or recorded').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await end(page);
  });

  it.each([['dark', 'ru-RU', 1024, 700], ['light', 'ru-RU', 1280, 800], ['dark', 'en-GB', 1280, 800]] as const)('is drawn in %s for %s at %d', async (colorScheme, locale, width, height) => {
    const { page } = await openPage(await launch(), shared.server.base, { colorScheme, locale, viewport: { width, height } });
    await page.goto(shared.server.app.appUrl());
    await page.locator('a[href*="/new/talk"]').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const name = `${colorScheme}-${locale.slice(0, 2)}`;
    await look(page, `talk-setup-${name}`);
    await page.getByRole('textbox').first().fill('Анна Каренина');
    await page.locator('button[type=submit]').click();
    await page.getByRole('button').last().click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button').last().click();
    await page.locator('footer').waitFor(slow);
    await look(page, `talk-room-${name}`);
  });
});
