/** The page of a film of one's own practice that was analysed. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { look, picture } from './chromium.ts';
import { timeOf } from './coaching-pages.ts';

interface Word {
  readonly text: string;
  readonly startS: number;
}

/**
 * Its words and lines, what the face did, a word played, and an export that keeps estimates at home.
 * @param words as the server has them
 */
export async function seeFeedback(page: Page, words: readonly Word[]): Promise<void> {
  const transcript = page.getByRole('group', { name: 'Transcript' });
  await expect.poll(() => transcript.textContent()).toMatch(/country|Americans|fellow|ask/i);
  await page.locator('.u-over').nth(2).waitFor();
  await look(page, 'practice-feedback');
  const line = page.getByRole('region', { name: 'Over time' });
  for (const track of [/^Eye contact: \d+%/, /^Head: left, right: from -?\d+°/, /^Movement: /]) await line.getByRole('img', { name: track }).waitFor();
  // The face was there from the first picture to the last.
  expect(await line.getByRole('img', { name: /^Eye contact/ }).locator('path').first().getAttribute('d')).toBe('');
  await line.evaluate((element) => element.scrollIntoView());
  await picture(page, 'practice-feedback-line');
  const estimates = page.getByRole('region', { name: 'How it may have come across' });
  await estimates.getByRole('img', { name: 'happy', exact: true }).waitFor();
  await estimates.evaluate((element) => element.scrollIntoView());
  await picture(page, 'practice-feedback-estimates');

  const last = words.at(-1) ?? { text: '', startS: NaN };
  await transcript.locator('[data-word]').getByText(last.text, { exact: true }).last().click();
  let at = 0;
  await expect.poll(async () => (at = await timeOf(page))).toBeGreaterThan(last.startS - 0.05);
  expect(at).toBeLessThan(last.startS + 3);

  const downloaded = async (button: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    return file;
  };
  const data = await downloaded('Export its data (JSON)');
  expect(data.suggestedFilename()).toBe('Data engineer.json');
  expect(readFileSync(await data.path(), 'utf8')).not.toMatch(/emotion|expression|smile|happy/iu);
  expect((await downloaded('Download the recording')).suggestedFilename()).toMatch(/\.webm$/);
}
