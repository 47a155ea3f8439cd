/** Ways through the coding room that its tests share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { codingTasks } from '../fixtures/coding.ts';

export interface Beginning {
  readonly name?: string;
  readonly javascript?: boolean;
}

/** From the start page, in English, into the room; returns when the editor is there. */
export async function beginCoding(page: Page, { name = 'Ada Lovelace', javascript = false }: Beginning = {}): Promise<void> {
  await page.getByRole('link', { name: /New coding interview/ }).click();
  await page.getByLabel('Your name').fill(name);
  if (javascript) await page.getByRole('radio', { name: 'JavaScript' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Begin' }).click();
  await editorReady(page);
}

export const editorReady = (page: Page): Promise<void> => page.locator('.monaco-editor .view-line').first().waitFor();

/** What the editor shows: no more than fits. */
export const shownCode = async (page: Page): Promise<string> => (await page.locator('.view-lines').innerText()).replaceAll('\u00a0', ' ');

/** Types in place of the whole text; the editor indents by itself. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(code);
  await page.keyboard.press('Escape');
}

/** Pastes in place of the whole text, from the system's clipboard. */
export async function pasteCode(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), code);
  await page.locator('.view-lines').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
}

/** The product's own solution of the task that is shown, made long enough to be a big paste. */
export async function solutionOf(page: Page): Promise<string> {
  const title = await page.getByRole('heading', { level: 2 }).first().innerText();
  const task = codingTasks().find((candidate) => candidate.title.en === title);
  if (task === undefined) throw new Error(`No task is called ${title}`);
  const code = readFileSync(join(import.meta.dirname, '../../resources/tasks', task.id, 'reference.py'), 'utf8');
  return `${code}\n# ${'a solution from elsewhere, '.repeat(8)}\n`;
}

/** The page is hidden and shown again, as by a switch of tabs. */
export async function leaveTab(page: Page): Promise<void> {
  for (const state of ['hidden', 'visible']) {
    await page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  }
}

export async function finishCoding(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('heading', { name: /The interview is finished/ }).waitFor();
}
