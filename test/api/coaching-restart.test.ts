/** Analyses of one's own practice, and programs that end in the midst of them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCoachingStore } from '../../src/main/store/coaching.ts';
import { openDatabase } from '../../src/main/store/database.ts';
import { createSettingsStore } from '../../src/main/store/settings.ts';
import { assetPath, missingAssets } from '../fixtures/assets.ts';
import { hum } from '../fixtures/coaching-client.ts';
import { atDesk } from '../fixtures/coaching-desk.ts';
import { startHeadless } from '../fixtures/headless-server.ts';
import { missingModels, onlyModels } from '../fixtures/model-library.ts';
import { startServer } from '../fixtures/server.ts';
import { tempDir } from '../fixtures/temp-dir.ts';

const cannotHear = missingAssets('media/audio/jfk.wav') || (await missingModels('whisper-base', 'silero-vad'));
const env = { VIVA_BROWSER: 'none' };
const idOf = (number: number): string => `5b6f3c1e-0000-4000-8000-00000000000${number}`;

describe('what was being analysed when the program ended', () => {
  it.skipIf(cannotHear)('goes on after kill -9', async () => {
    const dataDir = tempDir();
    const hearing = { ...env, VIVA_MODELS_DIR: onlyModels('whisper-base', 'silero-vad') };
    let running = await startHeadless(dataDir, hearing);
    const { desk, uploaded, detail } = await atDesk(() => ({ base: running.base, app: { token: running.token } }));
    const [first, second] = [await uploaded(readFileSync(assetPath('media/audio/jfk.wav') ?? '')), await uploaded(hum(3))];
    for (const id of [first, second]) await desk.call(`/coaching/media/${id}/analyse?language=ru`, { method: 'POST' });
    await expect.poll(async () => (await detail(first)).analysis.stage, { timeout: 30_000 }).toBe('listening');
    running.child.kill('SIGKILL');
    await running.exited;
    running = await startHeadless(dataDir, hearing);
    await expect.poll(async () => (await detail(second)).analysis.stage, { timeout: 90_000 }).toBe('done');
    const { result } = await detail(first);
    expect(result?.words.length).toBeGreaterThan(15);
    expect(result?.feedback.text).toMatch(/[а-я]/u);
  }, 180_000);

  it('is left alone when it ended twice over it, and can still be asked for', async () => {
    const dataDir = tempDir();
    const db = openDatabase(dataDir);
    const store = createCoachingStore(db, () => new Date());
    const [user, practice, once, twice, gone] = [1, 2, 3, 4, 5].map(idOf) as [string, string, string, string, string];
    store.addUser({ id: user, email: 'local', fullName: null, password: { salt: '', key: '' } });
    store.addPractice({ id: practice, userId: user, jobTitle: null, jobDescription: null, interviewerType: 'HR', durationMinutes: 30 });
    mkdirSync(join(dataDir, 'coaching-files'));
    for (const id of [once, twice]) {
      const sound = hum(4);
      writeFileSync(join(dataDir, 'coaching-files', id), sound);
      store.addMedia({ id, practiceId: practice, mediaType: 'audio', filename: `${id}.wav`, questionId: null, contentType: 'audio/wav', byteLength: sound.length });
    }
    const report = { language: 'ru', isAnew: true };
    createSettingsStore(db).set('coaching.analyses', [{ mediaId: twice, report, begun: 2 }, { mediaId: gone, report, begun: 0 }, { mediaId: once, report, begun: 1 }]);
    db.close();
    const server = await startServer({ dataDir, env });
    try {
      const { desk, detail } = await atDesk(() => server);
      await expect.poll(async () => (await detail(once)).analysis.stage, { timeout: 20_000 }).toBe('done');
      expect(await detail(twice)).toMatchObject({ analysis: { stage: 'failed', error: expect.stringMatching(/дважды/u) as string }, result: null });
      await desk.call(`/coaching/media/${twice}/analyse`, { method: 'POST' });
      await expect.poll(async () => (await detail(twice)).analysis.stage, { timeout: 20_000 }).toBe('done');
    } finally {
      await server.close();
    }
  }, 60_000);
});
