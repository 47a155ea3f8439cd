import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { reportPdf as pdfOf } from '../../../src/main/interview/reports/report-pdf.ts';
import { toReport } from '../../../src/main/interview/reports/report.ts';
import { createDocumentRenderer } from '../../../src/main/media/pdf-renderer.ts';
import type { ReportInput } from '../../../src/main/ports/screening.ts';
import { interviewReportOf } from '../../fixtures/interview-report.ts';
import { reportOf } from '../../fixtures/screening-domain.ts';

const reportPdf = (input: ReportInput) => pdfOf(toReport(input));

const workerUrl = new URL('../../../src/main/media/pdf-worker.ts', import.meta.url);
const renderer = createDocumentRenderer({ workerUrl });
afterAll(() => renderer.close());

const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined;
const textOf = (pdf: Uint8Array): string => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });

describe('createDocumentRenderer', () => {
  it('makes a PDF, several at once', async () => {
    const pdfs = await Promise.all([1, 3, 12].map((count) => renderer.toPdf(reportPdf(reportOf(count)))));
    for (const pdf of pdfs) expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it.skipIf(!hasPdfToText)('keeps Cyrillic readable, long words too', async () => {
    const text = textOf(await renderer.toPdf(reportPdf(reportOf(12, { candidate: `Анна ${'Щёголева'.repeat(30)}` }))));
    for (const words of [
      'Overall: 75%',
      'Обсудить',
      'Недостаточно данных: документация',
      'Деплой через Docker',
      'Решает человек',
      'Щёголева',
      '1/2',
    ])
      expect(text).toContain(words);
  });

  it.skipIf(!hasPdfToText)('loses no part that long names make longer than a page', async () => {
    for (const competencies of [1, 3, 12]) {
      const competencyName = (index: number): string => `N${index}X${'abcdefgh'.repeat(37)}Z${index}E`;
      const text = textOf(await renderer.toPdf(pdfOf(interviewReportOf({ competencies, competencyName, contradictory: true })))).replace(/[\s\u200b]+/g, '');
      // In the overview, at the head of its part and in its quote.
      for (let index = 0; index < competencies; index++) expect(text.split(`N${index}X`).length - 1).toBeGreaterThanOrEqual(3);
      expect(text).toContain('#Competency');
    }
  });

  it.skipIf(!hasPdfToText)('tells a whole interview: every quote, point and question is on some page', async () => {
    const report = interviewReportOf({ language: 'ru', competencies: 12, contradictory: true });
    const text = textOf(await renderer.toPdf(pdfOf(report))).replace(/\s+/g, ' ');
    const words = ['Overall: 68%', 'от 61% до 75%', 'Решает человек', 'По компетенциям', 'Противоречия', 'Что спросить дальше', 'Как получена оценка', 'Расшифровка', 'rules 2.0', 'Распознано как'];
    for (const word of [...words, ...report.competencies.map(({ name }) => name)]) expect(text).toContain(word);
    // Both halves of a block are read line by line: the first words of a quote stand in one line.
    expect(text.split('Я сам перестроил у нас').length - 1).toBeGreaterThanOrEqual(24);
    expect(text.split('Рассказано о собственных действиях').length - 1).toBe(12);
  });

  it('loses nothing of a competency that no page could hold', async () => {
    const many = Array.from({ length: 80 }, (_, index) => ({ quote: `Quote number ${index} of the same competency, told at some length so that it fills a line or two of its column.`, t0: index + 1, t1: index + 2, competency: 'Docker' }));
    const pdf = await renderer.toPdf(pdfOf(interviewReportOf({ change: (input) => ({ ...input, rubric: { ...input.rubric, evidence: many } }) })));
    if (!hasPdfToText) return;
    const text = textOf(pdf);
    for (const index of [0, 40, 79]) expect(text).toContain(`Quote number ${index} of`);
  });

  it('survives hostile text and reads no file and no address for it', async () => {
    const base = reportOf(3);
    const hostile = { ...base, candidate: '<svg onload=x> \u0000 🙂 \uD800', final: { ...base.final, reasons: ['x'.repeat(20_000)] } };
    expect((await renderer.toPdf(reportPdf(hostile))).byteLength).toBeGreaterThan(1_000);
    await expect(renderer.toPdf({ content: [{ image: '/etc/hostname' }] })).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(renderer.toPdf({ content: [{ image: 'http://127.0.0.1:9/x.png' }] })).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('says what is wrong and goes on', async () => {
    await expect(renderer.toPdf({ content: [{ table: 5 }] })).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'The PDF could not be made',
    });
    await expect(renderer.toPdf({ content: [() => 1] })).rejects.toMatchObject({ code: 'INTERNAL' });
    expect((await renderer.toPdf({ content: ['ok'] })).byteLength).toBeGreaterThan(500);
  });

  it('rejects what waits when it closes, and everything after', async () => {
    const own = createDocumentRenderer({ workerUrl });
    const waiting = own.toPdf({ content: ['late'] });
    const closing = own.close();
    await expect(waiting).rejects.toMatchObject({ code: 'INTERNAL' });
    await closing;
    await expect(own.toPdf({ content: ['x'] })).rejects.toMatchObject({ message: 'The PDF renderer is closed' });
  });

  it('starts anew after its worker has died', async () => {
    const broken = createDocumentRenderer({ workerUrl: new URL('no-such-worker.ts', workerUrl) });
    await expect(broken.toPdf({ content: ['x'] })).rejects.toMatchObject({ code: 'INTERNAL', message: 'The PDF worker ended' });
    await expect(broken.toPdf({ content: ['x'] })).rejects.toMatchObject({ message: 'The PDF worker ended' });
    await broken.close();
  });

  it('gives up one that takes too long, and it alone', async () => {
    const own = createDocumentRenderer({ workerUrl: new URL('../../fixtures/hanging-pdf-worker.mjs', import.meta.url), timeoutMs: 2_000 });
    const made = ['before', 'for ever', 'after'].map((text) => own.toPdf({ content: [text] }).then((pdf) => new TextDecoder().decode(pdf)));
    expect(await made[0]).toBe('before');
    await expect(made[1]).rejects.toMatchObject({ message: 'The PDF took too long' });
    expect(await made[2]).toBe('after');
    await own.close();
  });
});
