/** An interview on camera from its set-up to its report, with a camera that shows a face and a microphone that plays a recording. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeWav, encodeWav } from '../../src/main/media/wav.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { cameraIn, filmCamera } from '../fixtures/fake-camera.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';
import { launch, look, missingChromium, openPage, pressUnless } from './chromium.ts';
import { begin, finish, type, TYPED } from './proctored-steps.ts';

/** "And so, my fellow Americans", and a second of silence: the microphone says it again and again, and it is final soon. */
function firstWords(folder: string): string {
  const { samples, sampleRateHz } = decodeWav(readFileSync(assetPath('media/audio/jfk.wav') ?? ''));
  const path = join(folder, 'words.wav');
  const said = new Float32Array(Math.round(3.6 * sampleRateHz));
  said.set(samples.subarray(0, Math.round(2.4 * sampleRateHz)));
  writeFileSync(path, encodeWav(said, sampleRateHz));
  return path;
}

const noSpeech = missingAssets('media/audio/jfk.wav', 'media/faces/astronaut.png', 'models/face_landmarker.task') || (await missingModels('whisper-base', 'silero-vad'));

describe.skipIf(missingChromium())('an interview on camera', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad', 'face_landmarker.task') });
  });
  afterAll(() => server.close());

  it.skipIf(noSpeech)('goes from the set-up through a spoken answer, a new take, a reload and a review to its report', async () => {
    const folder = tempDir();
    const browser = await launch({ microphone: firstWords(folder), camera: cameraIn(folder) });
    await filmCamera(browser, assetPath('media/faces/astronaut.png') ?? '', 10, [{ seconds: 1, show: 'face' }], folder);
    const { page, strayRequests, errors } = await openPage(browser, server.base, { permissions: ['microphone', 'camera'] });
    await page.goto(server.app.appUrl());
    await begin(page, { pictures: true });

    await page.getByRole('heading', { name: 'Where is your screen?' }).waitFor();
    await look(page, 'proctored-calibration');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByText(/Follow the dot/).waitFor();
    await look(page, 'proctored-dot');
    await page.getByRole('button', { name: 'Begin with the first question' }).click();

    const answer = page.getByRole('button', { name: 'Answer now' });
    const complete = page.getByRole('button', { name: 'Answer complete' });
    await answer.or(complete).first().waitFor();
    await look(page, 'proctored-asking');
    await pressUnless(complete, answer);
    await page.getByText(/fellow Americans/i).first().waitFor();
    await page.getByText('Towards the screen', { exact: true }).waitFor();
    await look(page, 'proctored-listening');
    await page.keyboard.press('Space');
    const heard = page.getByLabel('Is this what you said?');
    await heard.waitFor();
    await look(page, 'proctored-checking');

    await page.getByRole('button', { name: 'Answer once more' }).click();
    await pressUnless(complete, answer);
    // Offered once words are final: those outlive a reload.
    await page.getByRole('button', { name: 'Start over' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText(/heard before the page was opened again/).waitFor();
    const next = page.getByRole('button', { name: 'Next question' });
    await complete.dblclick();
    await heard.waitFor();
    expect(await page.getByRole('button', { name: 'Answer once more' }).count()).toBe(0);
    // Words may be there before the second half of a double click is.
    await next.dispatchEvent('click', { detail: 2 });
    const kept = page.waitForResponse((reply) => reply.request().postData()?.includes('Ask what you can do.') === true);
    await heard.fill('Ask what you can do.');
    await kept;
    await page.reload();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => heard.inputValue()).toBe('Ask what you can do.');
    await heard.fill('Ask what you can do for your country, and do it.');
    await next.click();

    await page.getByText('Question 2 of').first().waitFor();
    await pressUnless(complete, answer);
    await page.getByRole('button', { name: 'Start over' }).waitFor();
    await complete.click();
    // Whoever leaves at once takes the correction along.
    await heard.fill('And so, my fellow candidates.');
    await page.getByRole('button', { name: 'To all answers' }).click();
    await page.getByText('And so, my fellow candidates.').waitFor();
    await page.getByText(/Without an answer/).first().waitFor();
    await look(page, 'proctored-review');
    await page.getByRole('button', { name: 'Answer this question' }).first().click();
    await page.getByText('Question 3 of').first().waitFor();
    await type(page, TYPED);
    await page.getByRole('heading', { name: 'Your answers' }).waitFor();
    await finish(page);
    await page.getByText(/Towards the screen \d+%/).waitFor();
    await page.getByText('Ask what you can do for your country, and do it.').first().waitFor();
    await look(page, 'proctored-report');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download PDF' }).click();
    expect((await download).suggestedFilename()).toBe('Ada Lovelace.pdf');

    await page.getByRole('button', { name: 'Close the report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the report' }).click();
    await page.getByRole('link', { name: 'Interviews', exact: true }).click();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('link', { name: 'Ada Lovelace' }).first().click();
    await page.getByRole('heading', { name: 'Transcript' }).waitFor();
    await page.getByRole('button', { name: /^Play from/ }).first().click();
    await page.getByRole('button', { name: /^Stop, playing/ }).first().waitFor();
    await look(page, 'proctored-reviewer');
    await page.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('No interviews yet').waitFor();
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  });
});
