/** A talk about a resume as a candidate and a reviewer go through it, and who has the floor in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';
import { keep, launch, look, missingChromium, openPage } from './chromium.ts';
import { installMicrophone, type TalkEvent } from './page-microphone.ts';
import { begin, end, goOn, slow } from './talk-steps.ts';

const resume = 'media/pdf/openresume_john_doe.pdf';
const typed = 'I rebuilt the content editor myself, and mobile engagement grew by ten percent.';
const noSpeech = missingAssets(resume, 'media/audio/jfk.wav') || (await missingModels('whisper-base', 'silero-vad'));

const isTranscript = (role: string) => (event: TalkEvent) => event.what === 'in' && event.detail.type === 'transcript' && event.detail.role === role;
const isPlayed = (seq: number) => (event: TalkEvent) => event.what === 'out' && event.detail.type === 'playback' && event.detail.seq === seq;
const isHeard = ({ what }: TalkEvent) => what === 'sound' || what === 'silence';
const isMessage = (type: string) => (event: TalkEvent) => event.what === 'in' && event.detail.type === type;

describe.skipIf(missingChromium())('a talk about a resume', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ modelsDir: onlyModels('whisper-base', 'silero-vad') });
  });
  afterAll(() => server.close());

  it.skipIf(noSpeech)('goes from the resume through a spoken and a typed answer and a reload to its report', async () => {
    const { page, strayRequests, errors } = await openPage(await launch({ microphone: assetPath('media/audio/jfk.wav') ?? '' }), server.base);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(server.app.appUrl());
    await begin(page, { file: assetPath(resume), pictures: true });
    expect(requests.filter((url) => /\.(wasm|onnx)$/.test(url))).toEqual([]);

    await page.getByText(/automated interviewer/).first().waitFor(slow);
    await page.getByText('Hold to talk').first().click();
    await page.getByText('Speaking', { exact: true }).waitFor(slow);
    await look(page, 'talk-speaking');
    await expect.poll(() => requests.filter((url) => /\.(wasm|onnx)$/.test(url)).length, slow).toBe(2);

    await page.keyboard.down('Space');
    await page.getByText('Let go when you have finished').waitFor();
    await page.getByText(/your country/).first().waitFor(slow);
    await look(page, 'talk-held');
    await page.keyboard.up('Space');
    await page.getByRole('button', { name: 'Correct this answer' }).first().waitFor(slow);

    await page.getByRole('button', { name: 'Type instead' }).click();
    await page.getByLabel('Your answer').fill(typed);
    await look(page, 'talk-typing');
    await page.reload();
    await goOn(page);
    await page.getByRole('button', { name: 'Type instead' }).click();
    expect(await page.getByLabel('Your answer').inputValue()).toBe(typed);
    await page.keyboard.press('Control+Enter');
    await page.locator('aside').getByText(typed).waitFor(slow);

    await page.getByRole('button', { name: 'Correct this answer' }).first().click();
    await page.getByLabel('Corrected answer').fill('Ask what you can do for your country.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('corrected').waitFor();
    await end(page);
    expect(await page.getByText(typed).count()).toBeGreaterThan(0);
    expect(await page.getByText('Ask what you can do for your country.').count()).toBeGreaterThan(0);
    await look(page, 'talk-report');
    await page.getByRole('button', { name: /^Play: / }).first().click();
    await page.getByRole('button', { name: 'Stop' }).first().waitFor(slow);

    await page.getByRole('button', { name: 'Close the report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close the report' }).click();
    await page.getByRole('link', { name: 'Interviews', exact: true }).click();
    await page.getByRole('button', { name: 'Open the desk' }).click();
    await page.getByRole('link', { name: 'John Doe' }).first().click();
    await page.getByRole('heading', { name: 'Transcript' }).waitFor(slow);
    await look(page, 'talk-reviewer');
    await page.getByRole('button', { name: 'Erase' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('No interviews yet').waitFor();
    expect({ errors, strayRequests }).toEqual({ errors: [], strayRequests: [] });
  }, 400_000);

  // A machine that is busy with other things recognises the words when the question is over, and there is nothing to give way to.
  it.skipIf(noSpeech)('goes on through "mhm", and gives way to "wait, let me correct that"', { retry: 2, timeout: 400_000 }, async () => {
    const spoken = async (text: string): Promise<Uint8Array> => {
      const reply = await fetch(`${server.screening}/tts?lang=en`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text, format: 'wav' }),
      });
      return new Uint8Array(await reply.arrayBuffer());
    };
    const [nod, objection] = [await spoken('Mm, hm.'), await spoken('Wait, let me correct that.')];
    const { page } = await openPage(await launch(), server.base);
    const microphone = await installMicrophone(page);
    await page.goto(server.app.appUrl());
    await begin(page);

    // The first time its sentences may come slowly; said again they follow at once, and last for nine seconds.
    const isOver = (event: TalkEvent) => event.what === 'out' && event.detail.type === 'playback_complete';
    await microphone.event(isOver);
    const from = microphone.events.length;
    await page.getByRole('button', { name: 'Repeat' }).click();
    // Not by its sound: that follows the end of the first time without a silence between.
    await microphone.event(isPlayed(0), from);
    await microphone.say(nod);
    // The interviewer goes on to the next sentence, which is long.
    await microphone.event(isPlayed(1), from);
    await microphone.say(objection);
    const interrupt = await microphone.event((event) => isMessage('interrupt')(event) || isOver(event), from);
    expect(interrupt.what, 'the words were recognised before the question was over').toBe('in');
    // Between two sentences it is silent already, and no other silence is told.
    const before = microphone.events.slice(0, microphone.events.indexOf(interrupt)).findLast(isHeard);
    const silence = before?.what === 'silence' ? before : await microphone.event(({ what }) => what === 'silence', microphone.events.indexOf(interrupt));
    const answer = await microphone.event(isTranscript('candidate'), from);
    const told = microphone.events.slice(from);

    const nodded = told.findIndex((event) => event.what === 'out' && event.detail.type === 'speech' && event.detail.state !== 'start');
    const nextSentence = told.findIndex(isPlayed(1));
    expect(nodded, 'the nod was heard').toBeGreaterThan(0);
    expect(told.slice(0, nextSentence).filter(isMessage('interrupt')), 'and did not interrupt').toEqual([]);
    expect(told.filter(isMessage('interrupt'))).toHaveLength(1);
    expect(told.filter(isOver), 'the question was not heard to its end').toEqual([]);
    expect(answer.detail.text).toMatch(/correct that/i);
    await page.getByText('interrupted here').waitFor();
    await look(page, 'talk-interrupted');
    console.info(`silent ${Math.max(0, Math.round(silence.atMs - interrupt.atMs))} ms after the interruption was told`);
    keep('talk-half-minute.json', JSON.stringify(told.map(({ atMs, ...rest }) => ({ atMs: Math.round(atMs - (told[0]?.atMs ?? 0)), ...rest })), null, 1));
  });
});
