import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../../../src/main/base/errors.ts';
import { createLog } from '../../../../src/main/base/log.ts';
import { createTranscriptionJobs } from '../../../../src/main/interview/transcript/transcription-jobs.ts';
import { createSoundDecoder } from '../../../../src/main/media/decode/sound-decoder.ts';
import { encodeWav } from '../../../../src/main/media/wav.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createFileStore } from '../../../../src/main/store/files.ts';
import { createTranscriptionStore } from '../../../../src/main/store/transcriptions.ts';
import { joined, silence, spoken } from '../../../fakes/speech-audio.ts';
import { createScriptedSpeechToText, createScriptedVoiceActivity } from '../../../fakes/speech-engines.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const decoder = createSoundDecoder({ workerUrl: new URL('../../../../src/main/media/decode/decode-worker.ts', import.meta.url) });

function open(dataDir = tempDir()) {
  const db = openDatabase(dataDir);
  const stt = createScriptedSpeechToText();
  const store = createTranscriptionStore(db, () => new Date());
  const folder = join(dataDir, 'sound-files');
  const jobs = createTranscriptionJobs({ store, files: createFileStore({ folder }), decoder, stt, vad: createScriptedVoiceActivity(), log: createLog({ level: 'silent' }) });
  const close = async (): Promise<void> => {
    await jobs.close();
    if (db.open) db.close();
  };
  onTestFinished(close);
  return { jobs, stt, close, files: () => readdirSync(folder) };
}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
const twoUtterances = encodeWav(joined(silence(0.5), spoken('one', 'two', 'three'), silence(2), spoken('four', 'five', 'six'), silence(1)), 16_000);

describe('a file', () => {
  it('is transcribed utterance by utterance, with times in the file', async () => {
    const { jobs } = open();
    const told: string[] = [];
    jobs.onChange(({ state }) => told.push(state));
    const { id, durationS } = await jobs.add({ name: 'a.wav', language: 'en', stream: once(twoUtterances) });
    expect(durationS).toBeGreaterThan(3);
    await expect.poll(() => jobs.find(id).state).toBe('done');
    const { utterances, doneS } = jobs.find(id);
    expect(utterances.map(({ text }) => text)).toEqual(['one two three', 'four five six']);
    expect(utterances[0]?.t0).toBeCloseTo(0.5, 1);
    expect(utterances[1]?.t0).toBeGreaterThan((utterances[0]?.t1 ?? 0) + 1.5);
    expect(utterances[1]?.words?.[0]?.startS).toBeGreaterThan(2);
    expect(doneS).toBeCloseTo(durationS ?? 0, 1);
    expect(told).toEqual(expect.arrayContaining(['queued', 'running', 'done']));
  });
  it('that is no sound is refused, and nothing of it stays', async () => {
    const { jobs, files } = open();
    await expect(jobs.add({ name: 'x.wav', language: null, stream: once(Buffer.from('MZ this is a program, not a sound')) })).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' });
    await expect(jobs.add({ name: 'x.wav', language: null, stream: once(new Uint8Array()) })).rejects.toMatchObject({ message: 'The file is empty' });
    expect(jobs.list()).toEqual([]);
    expect(files()).toEqual([]);
  });
  it('is decoded once more after the engine broke down, and fails with the reason when it does so again', async () => {
    const { jobs, stt } = open();
    stt.script(new AppError('ENGINE_UNAVAILABLE', 'restarting', { recoverable: true }));
    const { id } = await jobs.add({ name: 'a.wav', language: 'en', stream: once(twoUtterances) });
    await expect.poll(() => jobs.find(id).state).toBe('done');
    expect(jobs.find(id).utterances).toHaveLength(2);
    const gone = (): AppError => new AppError('ENGINE_UNAVAILABLE', 'the recogniser is not installed', { recoverable: true });
    stt.script(gone(), gone());
    expect(jobs.restart(id).state).toBe('queued');
    await expect.poll(() => jobs.find(id)).toMatchObject({ state: 'failed', error: 'the recogniser is not installed', utterances: [] });
    jobs.restart(id);
    await expect.poll(() => jobs.find(id)).toMatchObject({ state: 'done', error: null });
  });
});

describe('files in line', () => {
  it('are done one after another; one that is cancelled keeps what was heard and lets the next go on', async () => {
    const { jobs, stt } = open();
    stt.hold();
    const first = await jobs.add({ name: '1.wav', language: 'en', stream: once(twoUtterances) });
    const second = await jobs.add({ name: '2.wav', language: 'en', stream: once(twoUtterances) });
    await expect.poll(() => stt.running()).toBe(1);
    expect(jobs.find(second.id).state).toBe('queued');
    expect(() => jobs.restart(first.id)).toThrow(expect.objectContaining({ code: 'CONFLICT' }) as Error);
    expect(jobs.cancel(first.id).state).toBe('cancelled');
    stt.release();
    await expect.poll(() => jobs.find(second.id).state).toBe('done');
    expect(jobs.find(first.id).state).toBe('cancelled');
  });
  it('are gone with their text when they are erased, the running one too', async () => {
    const { jobs, stt, files } = open();
    stt.hold();
    const { id } = await jobs.add({ name: '1.wav', language: 'en', stream: once(twoUtterances) });
    await expect.poll(() => stt.running()).toBe(1);
    await jobs.erase(id);
    expect(() => jobs.find(id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }) as Error);
    expect(files()).toEqual([]);
  });
  it('go on after the program ended', async () => {
    const dataDir = tempDir();
    const before = open(dataDir);
    const { recognise } = before.stt;
    // The first utterance is heard; the program ends while the second one is.
    before.stt.recognise = (samples, options) => {
      if (before.stt.calls.length === 1) before.stt.hold();
      return recognise(samples, options);
    };
    const { id } = await before.jobs.add({ name: '1.wav', language: 'en', stream: once(twoUtterances) });
    await expect.poll(() => before.stt.calls.length).toBe(2);
    await before.close();
    const after = open(dataDir);
    expect(after.jobs.find(id)).toMatchObject({ state: 'running', utterances: [{ text: 'one two three' }] });
    await after.jobs.resume();
    await expect.poll(() => after.jobs.find(id).state).toBe('done');
    expect(after.jobs.find(id).utterances.map(({ text }) => text)).toEqual(['one two three', 'four five six']);
    expect(after.stt.calls).toHaveLength(1);
  });
});
