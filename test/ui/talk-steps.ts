/** The way through a talk about a resume, as a candidate presses it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { look } from './chromium.ts';

/** What waits for engines may take long on a busy machine. */
export const slow = { timeout: 120_000 };

/** From the start page to the consent, which it gives. */
export async function begin(page: Page, { file = null as string | null, pictures = false, spoken = true } = {}): Promise<void> {
  await page.getByRole('link', { name: /Interview about your resume/ }).click();
  if (file !== null) {
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'What was understood' }).waitFor(slow);
    await expect.poll(() => page.getByLabel('Your name').inputValue()).toBe('John Doe');
    await page.getByLabel('Company').first().fill('ABC Systems');
    await page.getByLabel('Company').first().focus();
    if (pictures) await look(page, 'talk-setup');
  } else await page.getByLabel('Your name').fill('Jane Doe');
  await page.getByLabel('Role you apply for').fill('Software engineer');
  await page.getByRole('button', { name: 'Next: microphone' }).click();
  const next = page.getByRole('button', { name: spoken ? 'Next: consent' : 'Go on without a microphone' });
  await next.click();
  await page.getByRole('checkbox').check();
  if (pictures) await look(page, 'talk-consent');
  await page.getByRole('button', { name: 'Begin the interview' }).click();
}

/** Into the room again: a browser that was pressed before plays at once, another asks for a press. */
export async function goOn(page: Page): Promise<void> {
  const press = page.getByRole('button', { name: 'Continue' });
  await press.or(page.locator('footer')).first().waitFor(slow);
  if (await press.isVisible()) await press.click();
}

/** Ends the interview and reads its report. */
export async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End the interview' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('heading', { name: 'Your interview' }).waitFor(slow);
  await page.getByRole('heading', { name: 'Question by question' }).waitFor(slow);
}
