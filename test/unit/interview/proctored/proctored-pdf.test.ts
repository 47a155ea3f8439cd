import { execFileSync, spawnSync } from 'node:child_process';
import pino from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createAnswerGrader } from '../../../../src/main/interview/proctored/grading/answer-grader.ts';
import { toGradingTexts } from '../../../../src/main/interview/proctored/grading/texts.ts';
import { toQuestionSets } from '../../../../src/main/interview/proctored/question-sets.ts';
import { toProctoredLabels } from '../../../../src/main/interview/proctored/report/labels.ts';
import { toProctoredPdf } from '../../../../src/main/interview/proctored/report/proctored-pdf.ts';
import { createDocumentRenderer } from '../../../../src/main/media/pdf-renderer.ts';
import type { Language } from '../../../../src/main/ports/language.ts';
import type { AttentionSpan, AttentionSummary, ProctoredSession } from '../../../../src/main/ports/proctored.ts';
import { knowledge, resources } from '../../../fixtures/screening-domain.ts';

const renderer = createDocumentRenderer({ workerUrl: new URL('../../../../src/main/media/pdf-worker.ts', import.meta.url) });
afterAll(() => renderer.close());
const texts = { labels: toProctoredLabels(resources.proctored.report), grading: toGradingTexts(resources.proctored) };
const grader = createAnswerGrader({ knowledge, texts: texts.grading, llm: null, prompts: knowledge.prompts, log: pino({ level: 'silent' }) });
const sets = toQuestionSets(resources.proctored.questions);
const CASE: Readonly<Record<Language, string>> = {
  en: 'Our report took forty minutes. I rewrote two queries, because one join read the whole table. In the end it ran in nine seconds.',
  ru: 'Отчёт строился сорок минут. Я переписала два запроса, потому что одно соединение читало всю таблицу. В итоге стало девять секунд.',
};
const SPANS: readonly AttentionSpan[] = [
  { t0: 0, t1: 60, state: 'focused', event: 'looking_ahead', confidence: 0.9, reason: null },
  { t0: 60, t1: 75, state: 'distracted', event: 'looking_away', confidence: 0.8, reason: null },
  { t0: 75, t1: 90, state: 'unknown', event: 'no_face_detected', confidence: 0.4, reason: 'low_light' },
];
const MEASURED: AttentionSummary = { focusedRatio: 2 / 3, distractedRatio: 1 / 6, unknownRatio: 1 / 6, assessed: true };
const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined;

interface Changes {
  readonly said?: string;
  readonly candidate?: string;
  readonly spans?: readonly AttentionSpan[];
  readonly attention?: AttentionSummary | null;
}

async function pdfOf(language: Language, { said = CASE[language], candidate = 'Анна Щёголева', spans = SPANS, attention = MEASURED }: Changes = {}): Promise<Uint8Array> {
  const { questions } = sets.choose('engineering', language);
  const session: ProctoredSession = {
    id: 's1', state: 'finished', role: 'engineering', language, questions, createdAt: '2026-03-05T10:00:00.000Z', startedAt: null, finishedAt: null,
    own: { candidate, look: 'maria', attention: true, minutesPerQuestion: 3, retakes: 1, streamId: 's', consentAt: '2026-03-05T10:00:00.000Z' },
  };
  const grading = await grader.grade({ role: 'engineering', language, answers: questions.map((question, index) => ({ question, transcript: index < 4 ? said : '', words: [], collected: false })) });
  return renderer.toPdf(toProctoredPdf(session, { ...grading, attention, createdAt: '2026-03-05T11:00:00.000Z' }, spans, texts));
}
const flat = (text: string): string => text.replace(/\s+/gu, ' ');
const textOf = (pdf: Uint8Array): string => flat(execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }));

describe.skipIf(!hasPdfToText)('the report of a proctored interview', () => {
  it.each([
    ['en', ['Анна Щёголева', '5 March 2026', 'What the marks mean', '25 / 25', 'What would raise the marks', 'Of 1.5 minutes measured: focused 67%, looking away 17%, unknown 17%.', 'no face in the picture, unknown (poor light)', 'has no part in them', 'Transcript', 'Nothing was said.', 'a person decides']],
    ['ru', ['Анна Щёголева', '5 марта 2026', 'Что значат отметки', 'Что подняло бы отметки', 'Из 1,5 измеренных минут: на экран 67%, в сторону 17%, неизвестно 17%.', 'лица нет в кадре, неизвестно (слабый свет)', 'никак на них не влияет', 'Расшифровка', 'Ничего не сказано.', 'решает человек']],
  ] as const)('tells in %s who, how it was marked and why, what was attended, and what was said', async (language, wanted) => {
    const text = textOf(await pdfOf(language));
    for (const words of [...wanted, flat(CASE[language]).slice(0, 60)]) expect(text).toContain(words);
    expect(text).toMatch(/1 \/ \d/);
    if (language === 'ru') expect(text.replace(/proctored rules 1\.0/u, '')).not.toMatch(/[a-z]{3}/u);
  });

  it('says that attention was not assessed where it was off', async () => {
    const off = textOf(await pdfOf('en', { spans: [], attention: { focusedRatio: 0, distractedRatio: 0, unknownRatio: 0, assessed: false } }));
    expect(off).toContain('Not assessed.');
    expect(off).not.toMatch(/\d% *,? looking away/);
    expect(textOf(await pdfOf('en', { spans: [], attention: { focusedRatio: 0.8, distractedRatio: 0.2, unknownRatio: 0, assessed: true } }))).toContain('As the calling program told it: focused 80%, looking away 20%');
  });

  it('loses nothing of a transcript of 50,000 characters, of words that no line holds, of an hour of stretches', async () => {
    const said = `${`${CASE.en} `.repeat(380)}${'x'.repeat(400)} the last words.`;
    const spans = Array.from({ length: 3_600 }, (_, index): AttentionSpan => ({ t0: index, t1: index + 1, state: index % 7 === 0 ? 'distracted' : 'focused', event: index % 7 === 0 ? 'looking_away' : 'looking_ahead', confidence: 1, reason: null }));
    const text = textOf(await pdfOf('en', { said, spans, candidate: `${'Ада'.repeat(60)} \u0007` }));
    expect(text.split('the last words.').length - 1).toBe(4);
    expect(text).toMatch(/and \d+ more/);
  }, 60_000);

  it('prints the first 50,000 characters of a longer one, and says so', async () => {
    const text = textOf(await pdfOf('en', { said: `${'word '.repeat(10_000)}Unprinted.` })).replace(/\s+/g, ' ');
    expect(text).toContain('The first 50000 of 50010 characters.');
    expect(text).not.toContain('Unprinted');
  }, 60_000);

  it('keeps the heading of an answer with its first words, wherever a page ends', async () => {
    for (const lines of [0, 5]) {
      const said = `${`${CASE.en} `.repeat(45)}${'\nOne more line.'.repeat(lines)}`;
      const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await pdfOf('en', { said }), encoding: 'utf8' }).split('\f').filter((page) => page.trim() !== '');
      const from = pages.findIndex((page) => /^\s*Transcript\s*$/m.test(page));
      expect(pages.length - from).toBeGreaterThan(5);
      for (const page of pages.slice(from)) expect(page.trimEnd().split(/\n+/).at(-2)).not.toMatch(/^\s*\d\. /);
    }
  }, 60_000);

  it('prints what it has signs for, whatever was said, and says where it has none', async () => {
    const text = textOf(await pdfOf('en', { said: `Ёлка, naïve, x² − 3 € \u0000\u0007 \ud800 end. ${'щ'.repeat(300)}\r\n\n\n\nNew line.` }));
    expect(text).toMatch(/Ёлка, naïve, x² − 3 € \ufffd end\. щ{30,}/u);
    expect(text).not.toContain('empty box');
    for (const said of ['I say שלום.', 'I smile \u{1F600}.', 'x ≤ 3']) expect(textOf(await pdfOf('en', { said })), said).toContain('An empty box stands for a sign');
    expect(textOf(await pdfOf('ru', { said: 'a\n'.repeat(5_000) })).length).toBeLessThan(100_000);
  }, 60_000);

  it('has its headings as bookmarks', async () => {
    const pdf = Buffer.from(await pdfOf('en')).toString('latin1');
    expect(pdf).toContain('/Outlines');
  });
});
