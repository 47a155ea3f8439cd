import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/main/base/errors.ts';
import { createExaminer, type ExaminerOptions } from '../../../../../src/main/interview/coaching/analyst/examination.ts';
import { ANALYSIS_GAPS } from '../../../../../src/main/ports/coaching-analysis.ts';
import type { PracticeMedia } from '../../../../../src/main/ports/coaching.ts';
import { GAP_SENTENCES } from '../../../../../src/main/interview/coaching/analyst/gap-sentences.ts';
import { coachTexts, silentLog } from '../../../../fixtures/coaching.ts';

const step = { signal: new AbortController().signal, onProgress: () => undefined };
const film = { id: 'a', contentType: 'video/webm', mediaType: 'video' } as PracticeMedia;
const examiner = (given: Partial<ExaminerOptions>) =>
  createExaminer({ pathOf: (id: string) => id, log: silentLog, expression: null, probe: () => Promise.resolve({ contentType: 'video/webm', hasVideo: true, hasAudio: true }), ...given } as ExaminerOptions);

describe('what is missing', () => {
  it.each([
    ['no-face-model', new AppError('ENGINE_UNAVAILABLE', 'no model', { details: { model: 'face-landmarker' } })],
    ['no-browser', new AppError('ENGINE_UNAVAILABLE', 'no browser', { details: { browser: null } })],
    ['picture-interrupted', new AppError('ENGINE_UNAVAILABLE', 'The page that looks at recordings has died', { recoverable: true })],
    ['picture-unreadable', new AppError('INVALID_REQUEST', 'no such codec')],
  ])('of a picture is %s', async (gap, error) => {
    expect(await examiner({ expression: { read: () => Promise.reject(error) } }).watch(film, step)).toEqual({ value: null, gap });
  });

  it('of a sound tells too long from unreadable', async () => {
    const opening = (error: AppError) => examiner({ decoder: { open: () => Promise.reject(error) } }).measure(film, step);
    expect((await opening(new AppError('INVALID_REQUEST', 'too long', { details: { maxSeconds: 9_000 } }))).gap).toBe('sound-too-long');
    expect((await opening(new AppError('INVALID_REQUEST', 'damaged'))).gap).toBe('sound-unreadable');
  });

  it('is said in both languages, by the report and by the coach', () => {
    for (const language of ['en', 'ru'] as const) {
      for (const gap of ANALYSIS_GAPS) expect([GAP_SENTENCES[language][gap], coachTexts.say(`gap.${gap}`, language, '')].every((text) => text.length > 10), gap).toBe(true);
    }
  });
});
