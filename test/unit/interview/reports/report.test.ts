import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../../../src/main/interview/reports/html-text.ts';
import { reportHtml as htmlOf } from '../../../../src/main/interview/reports/report-html.ts';
import { reportPdf as pdfOf } from '../../../../src/main/interview/reports/report-pdf.ts';
import { momentHref } from '../../../../src/main/interview/reports/report-view.ts';
import { toReport } from '../../../../src/main/interview/reports/report.ts';
import type { ReportInput } from '../../../../src/main/ports/screening.ts';
import { reportOf } from '../../../fixtures/screening-domain.ts';

// Reports of rubric and score alone, as programs ask for them.
const reportHtml = (input: ReportInput) => htmlOf(toReport(input));
const reportPdf = (input: ReportInput) => pdfOf(toReport(input));

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='x'>&amp;\u0000`;

function hostileReport() {
  const base = reportOf(3);
  return reportOf(3, {
    candidate: HOSTILE,
    vacancy: HOSTILE,
    scoredBy: HOSTILE,
    audioUrl: `http://x/"onclick=alert(1)//<b>`,
    rubric: { scores: { [HOSTILE]: 3 }, redFlags: [HOSTILE], evidence: [{ quote: HOSTILE, t0: 1, t1: 2, competency: HOSTILE }] },
    final: { ...base.final, reasons: [HOSTILE], byCompetency: [{ name: HOSTILE, score: 1 }] },
  });
}

describe('reportHtml', () => {
  it('says what the report must say, in Russian and in English', () => {
    const ru = reportHtml(reportOf(4));
    expect(ru).toContain('Overall: 75%');
    expect(ru).toContain('Обсудить');
    expect(ru).toContain('Решает человек.');
    expect(ru).toContain('rules 1.0');
    expect(ru).toContain('5 марта 2026');
    expect(ru).toContain('Низкое покрытие: документация (20%)');
    expect(ru).toContain('<a href="http://localhost:8000/audio?t0=10&t1=14.5">0:10–0:14</a>');
    const en = reportHtml(reportOf(4, { language: 'en' }));
    for (const words of ['Overall: 75%', 'Discuss', 'A person decides.', '5 March 2026', 'lang="en"']) expect(en).toContain(words);
  });

  it('holds nothing from outside and no script', () => {
    const html = reportHtml(reportOf(4));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/i);
    expect(html.match(/(?:src|href)="([^"]*)"/g)?.every((attribute) => attribute.includes('localhost:8000/audio'))).toBe(true);
  });

  it('draws a radar from three competencies on, bars below, with its values in words', () => {
    expect(reportHtml(reportOf(3))).toMatch(
      /<svg[^>]*aria-label="Оценки по рубрике: Компетенция 1 1\/5, Компетенция 2 2\/5[^"]*"[^>]*><polygon/,
    );
    expect(reportHtml(reportOf(2))).toMatch(/<svg[^>]*>(?:(?!<polygon).)*<\/svg>/);
    expect(reportHtml(reportOf(2))).toContain('<rect');
  });

  it('says so where there are no data', () => {
    const html = reportHtml(
      reportOf(0, {
        candidate: null,
        language: 'en',
        rubric: { scores: { Sales: 0 }, redFlags: [], evidence: [] },
        final: { overall: 0, decision: 'reject', reasons: [], byCompetency: [] },
      }),
    );
    for (const words of ['Overall: 0%', 'insufficient data', 'There are no quotes', 'Candidate not named', 'Do not move forward'])
      expect(html).toContain(words);
  });

  it('escapes whatever people have said', () => {
    const html = reportHtml(hostileReport());
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(html).not.toMatch(/"onclick/);
    expect(html).not.toMatch(/\u0000/);
  });

  it('never lets text open a tag or close an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
        expect(escapeHtml(text).replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });
});

describe('momentHref', () => {
  it.each([
    ['audio', 'audio?t0=1.5&t1=2'],
    ['/desk/audio?x=1', '/desk/audio?x=1&t0=1.5&t1=2'],
    ['https://a.b/c#d', 'https://a.b/c?t0=1.5&t1=2#d'],
  ])('%s', (url, expected) => {
    expect(momentHref(url, 1.5, 2)).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '',
  ])('does not link %j', (url) => {
    expect(momentHref(url, 1, 2)).toBeNull();
  });

  it('links no quote without a time', () => {
    const base = reportOf(1);
    const html = reportHtml({ ...base, rubric: { ...base.rubric, evidence: [{ quote: 'слова', t0: 0, t1: 0, competency: null }] } });
    expect(html).not.toContain('<a ');
    expect(html).toContain('без времени');
  });
});

describe('reportPdf', () => {
  it('is plain data that says the same as the HTML', () => {
    const definition = reportPdf(reportOf(12));
    expect(structuredClone(definition)).toEqual(definition);
    const text = JSON.stringify(definition);
    for (const words of [
      'Overall: 75%',
      'Обсудить',
      'Низкое покрытие: документация (20%)',
      'Недостаточно данных: документация',
      'http://localhost:8000/audio?t0=10&t1=14.5',
      'Решает человек.',
      '<svg',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('links no address that could run', () => {
    expect(JSON.stringify(reportPdf(reportOf(2, { audioUrl: 'javascript:alert(1)' })))).not.toContain('javascript:');
  });
});
