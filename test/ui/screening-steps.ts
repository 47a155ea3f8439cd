/** The way through a screening, as a candidate presses it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { look } from './chromium.ts';

export const jobText = [
  'Backend engineer', 'Requirements:', '- Docker and Kubernetes in production', '- PostgreSQL query tuning', '', 'Must have: right to work in the EU',
].join('\n');
export const typed = 'I deployed twelve services to Kubernetes with Docker and cut the release time from two days to one hour.';

/** Fills the first three pages and begins. */
export async function begin(page: Page, { name = 'Ada Lovelace', pictures = false }: { name?: string; pictures?: boolean } = {}): Promise<void> {
  await page.getByRole('link', { name: /New interview/ }).first().click();
  await page.getByRole('button', { name: 'Next: microphone' }).click();
  await expect.poll(() => page.getByText('Please fill this in.').count()).toBe(3);
  await page.getByLabel('Candidate').fill(name);
  await page.getByLabel('Vacancy').fill('Backend engineer');
  await page.getByRole('textbox', { name: 'Job description' }).fill(jobText);
  await page.getByText('Must be confirmed').waitFor();
  if (pictures) await look(page, 'setup');
  await page.getByRole('button', { name: 'Next: microphone' }).click();
  await page.getByText('Speak now').waitFor();
  if (pictures) await look(page, 'microphone');
  await page.getByRole('button', { name: 'Next: consent' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Begin the interview' }).isDisabled()).toBe(true);
  await page.getByRole('checkbox').check();
  if (pictures) await look(page, 'consent');
  await page.getByRole('button', { name: 'Begin the interview' }).click();
}

export async function endInterview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End the interview' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('heading', { name: /saved on this computer/ }).waitFor();
}
