import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eraseOldStreams, scheduleStreamRetention } from '../../../../src/main/interview/privacy/stream-retention.ts';
import { createAudioArchive } from '../../../../src/main/store/audio-archive.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { createInterviewStore } from '../../../../src/main/store/interviews.ts';
import { createStreamStore } from '../../../../src/main/store/streams.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { settled } from '../../../fakes/speech-engines.ts';
import { tempDir } from '../../../fixtures/temp-dir.ts';

const DAY_MS = 86_400_000;

async function setUp() {
  const dir = tempDir();
  const clock = createManualClock(1_700_000_000_000);
  const db = openDatabase(dir);
  onTestFinished(() => void db.close());
  const streams = createStreamStore(db, clock.date);
  const interviews = createInterviewStore(db, clock.date);
  const archive = createAudioArchive({ folder: join(dir, 'recordings') });
  const record = async (id: string): Promise<string> => {
    const { key } = streams.open(id, 'en');
    const journal = await archive.openJournal(key);
    await journal.append(new Uint8Array(3_200));
    await journal.close();
    streams.addFinal(id, { text: 'said', t0: 0, t1: 0.1, confidence: 1, words: null });
    return join(dir, 'recordings', `${key}.wav`);
  };
  const job = { role: 'Engineer', lang: 'en', competencies: [], knockouts: [] };
  const interview = (streamId: string): void => void interviews.create({
    id: streamId, kind: 'screening', candidate: 'A', vacancy: 'B', jobText: '', job, language: 'en', streamId, consentAt: '2026-01-01T00:00:00Z',
  });
  return { clock, streams, archive, record, interview };
}

describe('retention of streams', () => {
  it('erases rows and audio of what nobody has used for so long, and nothing else', async () => {
    const { clock, streams, archive, record, interview } = await setUp();
    const [old, used, kept] = [await record('old'), await record('used'), await record('kept')];
    interview('kept');
    clock.advance(20 * DAY_MS);
    streams.settle('used', 0.1);
    const fresh = await record('fresh');
    clock.advance(11 * DAY_MS);
    expect(await eraseOldStreams({ streams, archive, clock, days: 0 })).toBe(0);
    expect(await eraseOldStreams({ streams, archive, clock, days: 30 })).toBe(1);
    expect([old, used, kept, fresh].map((path) => existsSync(path))).toEqual([false, true, true, true]);
    expect(streams.finals('old')).toEqual([]);
    expect(streams.finals('kept')).toHaveLength(1);
  });

  it('goes on with the others when one cannot be erased, and finds that one the next time', async () => {
    const { clock, streams, archive, record } = await setUp();
    await record('a');
    await record('b');
    clock.advance(31 * DAY_MS);
    let failures = 1;
    const broken = { ...archive, erase: (key: string) => (failures-- > 0 ? Promise.reject(new Error('EBUSY')) : archive.erase(key)) };
    await expect(eraseOldStreams({ streams, archive: broken, clock, days: 30 })).rejects.toThrow('1 of 2 old streams were not erased');
    expect(await eraseOldStreams({ streams, archive: broken, clock, days: 30 })).toBe(1);
  });

  it('runs at once and once a day until it is stopped', async () => {
    const { clock, streams, archive, record } = await setUp();
    await record('a');
    const erased: number[] = [];
    const done = Promise.withResolvers<void>();
    const onErased = (count: number): void => {
      erased.push(count);
      done.resolve();
    };
    const stop = scheduleStreamRetention({ streams, archive, clock, days: 1, onErased, onFailure: done.reject });
    await settled();
    clock.advance(DAY_MS);
    await settled();
    expect(erased, 'a day is not over yet').toEqual([]);
    clock.advance(DAY_MS);
    await done.promise;
    expect(erased).toEqual([1]);
    await record('b');
    await settled();
    stop();
    clock.advance(5 * DAY_MS);
    await settled();
    expect(streams.finals('b')).toHaveLength(1);
  });
});
