/** The coding room by keyboard alone, and as it looks in both themes and languages. */
import { describe, expect, it } from 'vitest';
import { sharedServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';
import { beginCoding, editorReady } from './coding-room.ts';

describe.skipIf(missingChromium())('the coding room, by keyboard and to the eye', () => {
  const shared = sharedServer();

  it('is reached and left by keyboard alone', async () => {
    const { page } = await openPage(await launch(), shared.server.base);
    await page.goto(shared.server.app.appUrl());
    await beginCoding(page, { name: 'Barbara Liskov' });
    const inEditor = () => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(false);
    const border = page.getByRole('separator', { name: 'Border between task and code' });
    const before = await border.getAttribute('aria-valuenow');
    await border.focus();
    await page.keyboard.press('ArrowRight');
    expect(await border.getAttribute('aria-valuenow')).not.toBe(before);
    const moved = await border.getAttribute('aria-valuenow');
    await page.reload();
    await editorReady(page);
    expect(await border.getAttribute('aria-valuenow')).toBe(moved);
  });

  it.each([['light', 'en-GB', 1280], ['dark', 'en-GB', 1024], ['light', 'ru-RU', 1024], ['dark', 'ru-RU', 1280]] as const)('is drawn in %s for %s at %i', async (colorScheme, locale, width) => {
    const height = width === 1024 ? 700 : 800;
    const { page } = await openPage(await launch(), shared.server.base, { colorScheme, locale, viewport: { width, height }, reducedMotion: 'reduce' });
    await page.goto(shared.server.app.appUrl());
    const isRussian = locale === 'ru-RU';
    const name = `${colorScheme}-${locale.slice(0, 2)}`;
    await page.getByRole('link', { name: isRussian ? /Новое интервью по программированию/ : /New coding interview/ }).click();
    await page.getByLabel(isRussian ? 'Ваше имя' : 'Your name').fill('Мария Склодовская-Кюри');
    await page.getByRole('checkbox').check();
    await look(page, `coding-setup-${name}`);
    await page.getByRole('button', { name: isRussian ? 'Начать' : 'Begin' }).click();
    await editorReady(page);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(isRussian ? /^Пройдено \d+ из/ : /^\d+ of \d+ passed$/).waitFor();
    await look(page, `coding-room-${name}`);
    const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
    expect(sizes).toEqual([width, height]);
  });
});
