import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../../../../src/main/interview/coaching/delivery/measures.ts';
import type { PracticeExport } from '../../../../../src/main/interview/coaching/export/practice-export.ts';
import { toPracticeHtml } from '../../../../../src/main/interview/coaching/export/practice-html.ts';

const QUOTE = 'Я подняла все накладные.';
const given: PracticeExport = {
  jobTitle: null, interviewerType: 'HR', createdAt: '2026-01-02T10:00:00.000Z', startedAt: null, endedAt: null, questions: [], answers: [],
  recordings: [
    {
      filename: 'a.webm', createdAt: '2026-01-02T10:05:00.000Z', question: null, transcript: null, durationS: 20, eyeContact: 0.524, posture: 0.8,
      measures: Object.fromEntries(Object.entries(MEASURES).map(([name, { unit }]) => [name, { value: unit === 'share' || unit === '0..1' ? 0.32 : 170.39, unit }])),
      feedback: { text: `Что получилось: ваша часть ясна. «${QUOTE}»`, worked: [{ about: 'action', text: 'Ваша часть ясна.', quote: QUOTE }], next: null, star: null, changes: [] },
    },
  ],
};
const rowsOf = (html: string): string[] => [...html.matchAll(/<th scope="row">([^<]*)<\/th>/gu)].map(([, name]) => name ?? '');

describe('an exported practice', () => {
  it('is in Russian to its units', () => {
    const html = toPracticeHtml(given, 'ru');
    expect(html).not.toMatch(/words\/min|syllables|share|semitones|dBFS|\bHz\b|0\.\.1/u);
    expect(html).toMatch(/170,4 сл\.\/мин/u);
    expect(html).toMatch(/32\s%/u);
    expect(html).toMatch(/52\s%/u);
  });

  it.each(['en', 'ru'] as const)('has each figure once, under a name of its own (%s)', (language) => {
    const names = rowsOf(toPracticeHtml(given, language));
    expect(names).toHaveLength(Object.keys(MEASURES).length + 2);
    expect(new Set(names).size).toBe(names.length);
  });

  it('shows a quote once', () => {
    expect(toPracticeHtml(given, 'ru').split(QUOTE)).toHaveLength(2);
  });

  it('shows it once with the parts of a story too, and a sentence that tells two of them', () => {
    const [recording] = given.recordings;
    const feedback = recording?.feedback;
    if (!recording || !feedback) throw new Error('nothing given');
    const END = 'Отчёт сдали в срок.';
    const html = toPracticeHtml({ ...given, recordings: [{ ...recording, feedback: { ...feedback, star: { situation: null, task: END, action: QUOTE, result: END } } }] }, 'ru');
    expect([html.split(QUOTE).length, html.split(END).length, html.split('цитата выше').length]).toEqual([2, 2, 3]);
    expect(html).toMatch(/Ситуация<\/th><td>—/u);
  });

  it('writes what was said as text, never as markup', () => {
    const html = toPracticeHtml({ ...given, jobTitle: '<script>alert(1)</script>' }, 'en');
    expect(html).not.toContain('<script>');
  });
});
