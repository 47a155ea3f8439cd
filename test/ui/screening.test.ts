/** From a new interview to its report, as a candidate and a reviewer go through it, with a microphone that plays a recording. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { launch, look, missingChromium, openPage, pressUnless } from './chromium.ts';
import { begin, endInterview, typed } from './screening-steps.ts';

const noSpeech = missingAssets('media/audio/jfk.wav') || (await missingModels('whisper-base', 'silero-vad'));

describe.skipIf(missingChromium())('the interface, spoken to', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  });
  afterAll(() => server.close());

  it.skipIf(noSpeech)('takes a spoken and a typed answer from a new interview to its report', async () => {
    const { page, strayRequests, errors } = await openPage(await launch({ microphone: assetPath('media/audio/jfk.wav') ?? '' }), server.base);
    await page.goto(server.app.appUrl());
    expect(page.url()).not.toContain(server.app.token);
    await look(page, 'home');
    await begin(page, { pictures: true });

    const answer = page.getByRole('button', { name: 'Answer now' });
    const done = page.getByRole('button', { name: 'Done answering' });
    await answer.or(done).first().waitFor();
    await look(page, 'room-speaking');
    await pressUnless(done, answer);
    await page.getByText(/your country/).first().waitFor();
    await look(page, 'room-listening');
    await done.click();
    await page.getByText('Question 2').first().waitFor();

    await page.getByRole('button', { name: 'Type instead' }).click();
    await page.getByLabel('Your answer').fill(typed);
    await look(page, 'room-typing');
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page.getByText('Question 3').first().waitFor();
    await endInterview(page);
    await look(page, 'thanks');

    await page.getByRole('button', { name: 'Open the report' }).or(page.getByRole('link', { name: 'Open the report' })).click();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByText(typed).first().waitFor();
    expect(await page.getByText(/your country/).count()).toBeGreaterThan(0);
    await look(page, 'report');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    expect(strayRequests).toEqual([]);
    expect(errors).toEqual([]);
  });
});
