/** The coding room by keyboard alone, and as it looks in both themes and languages. */
import { describe, expect, it } from 'vitest';
import { sharedServer } from '../fixtures/server.ts';
import { drawAs, launch, look, missingChromium, openPage } from './chromium.ts';
import { beginCoding, editorReady } from './coding-room.ts';

describe.skipIf(missingChromium())('the coding room, by keyboard and to the eye', () => {
  const shared = sharedServer();

  it('is reached and left by keyboard alone', async () => {
    const { page } = await openPage(await launch(), shared.server.base);
    await page.goto(shared.server.app.appUrl());
    await beginCoding(page, { name: 'Barbara Liskov' });
    const inEditor = () => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null);
    await expect.poll(inEditor).toBe(true);
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    await expect.poll(inEditor).toBe(false);
    const border = page.getByRole('separator', { name: 'Border between task and code' });
    const place = () => border.getAttribute('aria-valuenow');
    const before = await place();
    await border.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(place).not.toBe(before);
    const moved = await place();
    await page.reload();
    await editorReady(page);
    await expect.poll(place).toBe(moved);
  });

  it.each([
    ['en', [['light', 1280, 800], ['dark', 1024, 700]]],
    ['ru', [['light', 1024, 700], ['dark', 1280, 800]]],
  ] as const)('is drawn for %s in both themes and sizes', async (language, drawings) => {
    const isRussian = language === 'ru';
    const { page } = await openPage(await launch(), shared.server.base, { locale: isRussian ? 'ru-RU' : 'en-GB', reducedMotion: 'reduce' });
    await page.goto(shared.server.app.appUrl());
    await page.getByRole('link', { name: isRussian ? /Новое интервью по программированию/ : /New coding interview/ }).click();
    const begin = page.getByRole('button', { name: isRussian ? 'Начать' : 'Begin' });
    for (const [colorScheme, width, height] of drawings) {
      await drawAs(page, { colorScheme, language, viewport: { width, height } });
      await page.getByLabel(isRussian ? 'Ваше имя' : 'Your name').fill('Мария Склодовская-Кюри');
      await page.getByRole('checkbox').check();
      await look(page, `coding-setup-${colorScheme}-${language}`);
    }
    await begin.click();
    await editorReady(page);
    await page.keyboard.press('ControlOrMeta+Enter');
    const passed = page.getByText(isRussian ? /^Пройдено \d+ из/ : /^\d+ of \d+ passed$/);
    await passed.waitFor();
    for (const [colorScheme, width, height] of drawings) {
      await drawAs(page, { colorScheme, language, viewport: { width, height } });
      await editorReady(page);
      await passed.waitFor();
      await look(page, `coding-room-${colorScheme}-${language}`);
      const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
      expect(sizes).toEqual([width, height]);
    }
  });
});
