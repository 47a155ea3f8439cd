/** The way into a practice, and a recording in it. */
import type { Page } from 'playwright-core';
import { look } from './chromium.ts';

export const main = (page: Page) => page.locator('footer');

/** From the start of practising into the room. */
export async function begin(page: Page, { picture = false, speaks = true, pictures = false } = {}): Promise<void> {
  await page.getByRole('link', { name: 'New practice' }).first().click();
  await page.getByLabel('Position').fill('Data engineer');
  if (pictures) await look(page, 'practice-setup');
  await page.getByRole('button', { name: 'Next: camera and microphone' }).click();
  const recordsPicture = page.getByRole('switch', { name: 'Record my picture too' });
  if ((await recordsPicture.isChecked()) !== picture) await recordsPicture.click();
  if (pictures) await page.getByText('Your face is in the middle').waitFor();
  if (pictures) await look(page, 'practice-devices');
  await page.getByRole('button', { name: speaks ? 'Begin to practise' : 'Go on without a microphone' }).click();
  await page.getByText('Question 1').first().waitFor();
}

export async function record(page: Page): Promise<void> {
  await main(page).getByRole('button', { name: 'Record', exact: false }).click();
  await main(page).getByText('Recording', { exact: true }).waitFor();
}

/** Until so many seconds or more are recorded, as the page says. */
export const recorded = (page: Page, seconds: number) => page.getByRole('timer').getByText(new RegExp(`^0:(0[${seconds}-9]|[1-5])`)).waitFor();
