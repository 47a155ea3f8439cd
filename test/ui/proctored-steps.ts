/** Steps through an interview on camera that several tests take. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { look, pressUnless } from './chromium.ts';

export const TYPED = 'I led the move of twelve services to Kubernetes. First I measured, then I moved two services, and in the end releases took one hour instead of two days.';

/** From the start page to the consent, which it gives. */
export async function begin(page: Page, { attention = true, microphone = true, pictures = false } = {}): Promise<void> {
  await page.getByRole('link', { name: /Interview on camera/ }).click();
  await page.getByRole('button', { name: 'Next: devices' }).click();
  await expect.poll(() => page.getByText('Please fill this in.').count()).toBe(1);
  await page.getByLabel('Candidate').fill('Ada Lovelace');
  await page.getByLabel('Role', { exact: true }).selectOption('engineering');
  if (!attention) await page.getByRole('switch', { name: 'Watch where I look' }).click();
  if (pictures) await look(page, 'proctored-setup');
  await page.getByRole('button', { name: 'Next: devices' }).click();
  if (attention) await page.getByText('Your face is in the middle').waitFor();
  else expect(await page.getByText('The camera is being opened.').count()).toBe(0);
  if (pictures) await look(page, 'proctored-devices');
  await page.getByRole('button', { name: microphone ? 'Next: consent' : 'Go on without a microphone' }).click();
  await page.getByText(attention ? /figures only/ : /Microphone and camera stay off/).first().waitFor();
  await page.getByRole('checkbox').check();
  if (pictures) await look(page, 'proctored-consent');
  await page.getByRole('button', { name: 'Begin the interview' }).click();
}

/** Types an answer to the question in hand, once it is one's turn. */
export async function type(page: Page, text: string): Promise<void> {
  const instead = page.getByRole('button', { name: 'Type instead' });
  const field = page.getByLabel('Your answer');
  await pressUnless(field.or(instead), page.getByRole('button', { name: 'Answer now' }));
  if (!(await field.isVisible())) await instead.click();
  await field.fill(text);
  await page.keyboard.press('Control+Enter');
}

export async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish the interview' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Finish', exact: true }).click();
  await page.getByRole('heading', { name: 'Your interview on camera' }).waitFor();
  await page.getByRole('heading', { name: 'Question by question' }).waitFor();
}
