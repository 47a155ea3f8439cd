/** A Chromium for tests of the interface, with a fake microphone, that may not leave this machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished, type TestContext } from 'vitest';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../fixtures/chromium-path.ts';

/** For `describe.skipIf`: says aloud that there is no browser. */
export function missingChromium(): boolean {
  if (chromiumPath !== undefined) return false;
  console.warn('skipped: no Chromium found (set CHROMIUM_PATH)');
  return true;
}

const PATIENCE_MS = 150_000;

export interface BrowserOptions {
  /** WAV that the fake microphone plays, in a loop. */
  readonly microphone?: string;
  /** Y4M that the fake camera plays, in a loop. */
  readonly camera?: string;
}

let common: Promise<Browser> | null = null;
afterAll(async () => void (await (await common)?.close()));

/**
 * Chromium with a fake camera and microphone. One without devices of its own serves all tests of a file,
 * each in a context that no other sees; any other is closed after its test.
 */
export async function launch({ microphone, camera }: BrowserOptions = {}): Promise<Browser> {
  if (microphone === undefined && camera === undefined) {
    if ((await common)?.isConnected() !== true) common = chromium.launch({ executablePath: chromiumPath, args: [...CHROMIUM_ARGUMENTS] });
    return common as Promise<Browser>;
  }
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...CHROMIUM_ARGUMENTS,
      ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`]),
      ...(camera === undefined ? [] : [`--use-file-for-fake-video-capture=${camera}`]),
    ],
  });
  onTestFinished(() => browser.close());
  return browser;
}

export interface OpenedPage {
  readonly page: Page;
  /** Requests to anywhere but the server, and errors that the page logged. */
  readonly strayRequests: string[];
  readonly errors: string[];
}

export async function openPage(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['microphone'], locale: 'en-GB', ...options });
  const errors: string[] = [];
  onTestFinished(async (test) => {
    if (test.task.result?.state === 'fail') await tellPages(test, context, errors);
    await context.close();
  });
  // What is waited for comes, also on a machine that is busy; a test that fails is seldom and may be slow.
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const strayRequests: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob|ws):/.test(url)) strayRequests.push(url);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // What could not be loaded is named by its place alone.
    if (message.type() === 'error') errors.push(`${message.text()} ${new URL(message.location().url || base).pathname}`);
  });
  return { page, strayRequests, errors };
}

/** Keeps something for a person to look at, in `.viva/screenshots`. */
export function keep(name: string, content: string | Uint8Array): void {
  const folder = join(import.meta.dirname, '../../.viva/screenshots');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** Keeps a picture of the page. */
export async function picture(page: Page, name: string): Promise<void> {
  keep(`${name}.png`, await page.screenshot());
}

/** What a test that failed leaves to be read: words and picture of each page, and the errors that they logged. */
async function tellPages({ task }: TestContext, context: BrowserContext, errors: readonly string[]): Promise<void> {
  // Its own failure is what counts: a page that does not answer adds none.
  const briefly = { timeout: 5_000 };
  for (const [index, page] of context.pages().entries()) {
    const words = await page.locator('body').innerText(briefly).catch(String);
    console.error(`${task.name}: page ${index + 1}, ${page.url()}\n${words.replace(/\n{2,}/g, '\n').slice(0, 3_000)}`);
    const seen = await page.screenshot(briefly).catch(() => null);
    if (seen !== null) keep(`failed-${task.id}-${index + 1}.png`, seen);
  }
  if (errors.length > 0) console.error(`${task.name}: logged by its pages\n${errors.join('\n')}`);
}

/**
 * Presses a button that goes by itself when the goal comes, as "Answer now" does once the question was asked.
 * Resolves when the goal is there.
 */
export async function pressUnless(goal: Locator, button: Locator): Promise<void> {
  const briefly = { timeout: 5_000 };
  await goal.or(button).first().waitFor();
  for (const untilMs = Date.now() + PATIENCE_MS; !(await goal.first().isVisible()) && Date.now() < untilMs; ) {
    await button.click(briefly).catch(() => undefined);
    await goal.first().waitFor(briefly).catch(() => undefined);
  }
  await goal.first().waitFor(briefly);
}

export interface Drawing {
  readonly colorScheme: 'light' | 'dark';
  readonly language: 'en' | 'ru';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** The page again, drawn in another way: sooner than in a context of its own, which would read all its scripts anew. */
export async function drawAs(page: Page, { colorScheme, language, viewport }: Drawing): Promise<void> {
  await page.emulateMedia({ colorScheme });
  if (viewport !== undefined) await page.setViewportSize(viewport);
  await page.evaluate(`localStorage.setItem('viva.language', '"${language}"')`);
  await page.reload();
  await page.locator(`html[lang=${language}]`).waitFor();
}

/** What axe finds on the page, by rule and place. */
async function faults(page: Page): Promise<string[]> {
  // Legacy mode finishes in the page itself, not in a new one: a third less time, and our pages have no foreign frames.
  // Of what passes it tells a part: with all of it half its time would go into naming places that nobody reads.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Keeps a picture, and expects that axe finds nothing. */
export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await faults(page), name).toEqual([]);
}
