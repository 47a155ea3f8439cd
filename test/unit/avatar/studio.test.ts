import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CannotFilm } from '../../../src/main/avatar/cannot-film.ts';
import type { FilmMaker } from '../../../src/main/avatar/film-maker.ts';
import type { FilmScript } from '../../../src/main/avatar/protocol.ts';
import { createAvatarStudio } from '../../../src/main/avatar/studio.ts';
import { createLog } from '../../../src/main/base/log.ts';
import type { SpeechRequest, TextToSpeech, VoiceInfo } from '../../../src/main/ports/engines.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { tempDir } from '../../fixtures/temp-dir.ts';

const voice = (id: string, language: 'en' | 'ru', engine = 'scripted'): VoiceInfo => ({ id, engine, languages: [language], title: id });
const VOICES = [voice('af_heart', 'en'), voice('am_michael', 'en'), voice('espeak-en', 'en', 'plain'), voice('irina', 'ru')];

interface Stage {
  readonly folder?: string;
  readonly failures?: Record<string, number>;
  readonly isBusy?: () => boolean;
  readonly cannotFilm?: boolean;
}

/** A studio whose speech is one sample per letter and whose films are their own questions. */
function stage({ folder = join(tempDir(), 'films'), failures = {}, isBusy = () => false, cannotFilm = false }: Stage = {}) {
  const warned: unknown[] = [];
  const log = createLog({ level: 'silent' });
  log.warn = (...words: unknown[]) => void warned.push(words);
  const clock = createManualClock();
  const spoken: SpeechRequest[] = [];
  const made: string[] = [];
  const scripts: FilmScript[] = [];
  let running = 0;
  let most = 0;
  const tts: TextToSpeech = {
    status: () => [],
    voices: () => VOICES,
    speak: async (request) => ({
      engine: 'scripted', voice: request.voice ?? 'best', sampleRateHz: 16_000, sentences: [request.text],
      segments: (async function* () {
        spoken.push(request);
        if ((failures[request.text] ?? 0) > 0) {
          failures[request.text] = (failures[request.text] ?? 0) - 1;
          throw new Error('no voice today');
        }
        yield { samples: new Float32Array(request.text.length), sampleRateHz: 16_000, text: request.text, phonemes: [] };
      })(),
    }),
  };
  const maker: FilmMaker = {
    async make(script, pause, signal) {
      most = Math.max(most, ++running);
      try {
        await pause();
        signal.throwIfAborted();
        if (cannotFilm) throw new CannotFilm(new Error('no canvas'));
        scripts.push(script);
        made.push(spoken.at(-1)?.text ?? '');
        return new TextEncoder().encode(`film of ${spoken.at(-1)?.text}`);
      } finally {
        running -= 1;
      }
    },
    close: async () => undefined,
  };
  const studio = createAvatarStudio({ tts, maker, folder, maxBytes: 1_000_000, isBusy, clock, log });
  return { studio, warned, clock, spoken, made, scripts, folder, most: () => most };
}

/** Until something holds; fails by the test's own time limit. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe('the studio', () => {
  it('makes the films of an interview one at a time, the first one first, and finds them', async () => {
    const { studio, made, spoken, most } = stage();
    const questions = ['One?', 'Two?', 'Three?'];
    studio.prepare({ questions, language: 'en', look: 'maria' });
    await until(() => made.length === 3);
    expect(made).toEqual(questions);
    await until(async () => (await studio.find('Three?', 'en', 'maria')) !== null);
    expect(most()).toBe(1);
    expect(spoken.every(({ priority, voice: id }) => priority === 'ahead' && id === 'af_heart')).toBe(true);
    const file = await studio.find('Two?', 'en', 'maria');
    expect(readFileSync(file ?? '', 'utf8')).toBe('film of Two?');
    await studio.close();
  });

  it('makes each once, across interviews and restarts, and anew for another look', async () => {
    const first = stage();
    first.studio.prepare({ questions: ['One?', 'One?'], language: 'en', look: 'maria' });
    await until(() => first.made.length === 1);
    await until(async () => (await first.studio.find('One?', 'en', 'maria')) !== null);
    await first.studio.close();
    const second = stage({ folder: first.folder });
    expect(await second.studio.find('One?', 'en', 'maria')).not.toBeNull();
    second.studio.prepare({ questions: ['One?'], language: 'en', look: 'maria' });
    second.studio.prepare({ questions: ['One?'], language: 'en', look: 'alex' });
    await until(() => second.made.length > 0);
    expect(second.scripts.map(({ look }) => look)).toEqual(['alex']);
    expect(second.spoken.map((request) => request.voice)).toEqual(['am_michael']);
    expect(await Promise.all((['alex', 'maria'] as const).map((look) => second.studio.voice('Two?', 'en', look)))).toEqual(['am_michael', 'af_heart']);
    expect(second.spoken).toHaveLength(1);
    await second.studio.close();
  });

  it('makes what somebody looks for, even if nobody asked before', async () => {
    const { studio, made } = stage();
    expect(await studio.find('Late?', 'ru', 'maria')).toBeNull();
    await until(async () => (await studio.find('Late?', 'ru', 'maria')) !== null);
    expect(made).toEqual(['Late?']);
    await studio.close();
  });

  it('waits while somebody is being listened to', async () => {
    let busy = true;
    const { studio, clock, spoken } = stage({ isBusy: () => busy });
    studio.prepare({ questions: ['One?'], language: 'en', look: 'alex' });
    for (let turn = 0; turn < 20; turn++) {
      clock.advance(250);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(spoken).toEqual([]);
    busy = false;
    await until(async () => {
      clock.advance(250);
      return (await studio.find('One?', 'en', 'alex')) !== null;
    });
    await studio.close();
  });

  it('goes on after a failure, and tries once more later', async () => {
    const { studio, clock, spoken, made } = stage({ failures: { 'Once?': 1, 'Never?': 9 } });
    studio.prepare({ questions: ['Once?', 'Never?', 'Good?'], language: 'en', look: 'alex' });
    await until(() => made.includes('Good?'));
    expect(made).toEqual(['Good?']);
    clock.advance(30_000);
    await until(() => made.includes('Once?') && spoken.filter(({ text }) => text === 'Never?').length === 2);
    studio.prepare({ questions: ['Never?'], language: 'en', look: 'alex' });
    clock.advance(300_000);
    await until(async () => (await studio.find('Once?', 'en', 'alex')) !== null);
    expect(spoken.filter(({ text }) => text === 'Never?')).toHaveLength(2);
    await studio.close();
  });

  it('makes the first question of every interview before the second of any, and what is asked now before the rest', async () => {
    let busy = true;
    const { studio, clock, made } = stage({ isBusy: () => busy });
    studio.prepare({ questions: ['A1', 'A2', 'A3', 'A4'], language: 'en', look: 'alex' });
    studio.prepare({ questions: ['B1', 'B2'], language: 'en', look: 'alex' });
    await studio.find('A4', 'en', 'alex', 0);
    busy = false;
    await until(() => {
      clock.advance(250);
      return made.length === 6;
    });
    expect(made).toEqual(['A1', 'A4', 'B1', 'A2', 'B2', 'A3']);
    await studio.close();
  });

  it('says once that no film can be made here, and tries no other', async () => {
    const { studio, made, spoken, warned } = stage({ cannotFilm: true });
    studio.prepare({ questions: ['One?', 'Two?', 'Three?'], language: 'en', look: 'alex' });
    await until(() => warned.length > 0);
    studio.prepare({ questions: ['Four?'], language: 'en', look: 'alex' });
    expect(await studio.find('One?', 'en', 'alex')).toBeNull();
    expect([made, warned.length, spoken.filter(({ text }) => text !== 'One?')]).toEqual([[], 1, []]);
    await studio.close();
  });

  it('ends at once when it is closed, also while it waits', async () => {
    const { studio, made } = stage({ isBusy: () => true });
    studio.prepare({ questions: ['One?', 'Two?'], language: 'en', look: 'alex' });
    await studio.close();
    studio.prepare({ questions: ['Three?'], language: 'en', look: 'alex' });
    expect(made).toEqual([]);
  });
});
