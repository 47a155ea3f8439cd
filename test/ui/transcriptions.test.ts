/** Recordings dropped on the page become text, as a reviewer sees it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage } from './chromium.ts';

const noSpeech = missingAssets('media/audio/jfk.wav') || (await missingModels('whisper-base', 'silero-vad'));

describe.skipIf(missingChromium())('recordings to text', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  });
  afterAll(() => server.close());

  const open = async (options: Parameters<typeof openPage>[2] = {}) => {
    const opened = await openPage(await launch(), server.base, options);
    await opened.page.goto(`${server.app.appUrl()}`);
    return opened;
  };

  it.skipIf(noSpeech)('a recording is copied, transcribed, saved as subtitles and erased', async () => {
    const { page, errors, strayRequests } = await open();
    await page.getByRole('link', { name: 'Interviews', exact: true }).click();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('link', { name: 'Recordings to text' }).click();
    await page.getByText('No recordings yet').waitFor();
    await look(page, 'transcriptions-empty');
    await page.locator('input[type=file]').setInputFiles(assetPath('media/audio/jfk.wav') ?? '');
    await page.getByText('Transcribed', { exact: false }).first().waitFor();
    await look(page, 'transcriptions');
    await page.getByRole('link', { name: 'jfk.wav' }).click();
    await page.getByText(/my fellow Americans/).first().waitFor();
    await look(page, 'transcription');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'SRT' }).click()]);
    expect(download.suggestedFilename()).toBe('jfk.wav.srt');
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:\d\d,\d{3}\nAnd so,? my fellow Americans/i);
    await page.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('No recordings yet').waitFor();
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  });

  it('what is no sound is refused in words, in Russian and in the dark too', async () => {
    const file = join(tempDir(), 'письмо.wav');
    await writeFile(file, 'Это письмо, а не запись, хотя имя и говорит другое.');
    const { page } = await open({ locale: 'ru-RU', colorScheme: 'dark' });
    await page.getByRole('link', { name: 'Интервью', exact: true }).click();
    await page.getByRole('button', { name: 'Открыть' }).click();
    await page.getByRole('link', { name: 'Записи в текст' }).click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Это не звуковой файл').waitFor();
    await look(page, 'transcriptions-refused-ru');
    await page.getByRole('button', { name: 'Убрать: письмо.wav' }).click();
    await page.getByText('Это не звуковой файл').waitFor({ state: 'detached' });
  });
});
