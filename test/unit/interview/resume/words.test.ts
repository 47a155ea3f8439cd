/** Dates, headings and letters: the small readers of a resume. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDateReader } from '../../../../src/main/interview/resume/dates.ts';
import { createHeadingReader } from '../../../../src/main/interview/resume/headings.ts';
import { toUnspaced } from '../../../../src/main/interview/resume/page-lines.ts';
import { joinText, withoutBullet } from '../../../../src/main/interview/resume/paragraphs.ts';
import { toPlainText } from '../../../../src/main/media/pdf-text/clean-text.ts';
import type { PageText, TextRun } from '../../../../src/main/ports/resume.ts';
import { createTestParser } from '../../../fixtures/resumes/parser.ts';

const { words, parse } = createTestParser();
const dates = createDateReader(words);
const headings = createHeadingReader(words);

describe('dates', () => {
  it.each([
    ['2021–now', '2021', 'now'],
    ['Jan ’20 – Mar ’22', 'Jan ’20', 'Mar ’22'],
    ['03/2019–н.в.', '03/2019', 'н.в.'],
    ['2019 г. – по настоящее время', '2019 г.', 'настоящее время'],
    ['с марта 2019 по май 2021', 'марта 2019', 'май 2021'],
    ['from January 2020 until now', 'January 2020', 'now'],
    ['01.02.2019 - 03.04.2020', '01.02.2019', '03.04.2020'],
    ['Jan – Mar 2020', 'Jan', 'Mar 2020'],
    ['2019-21', '2019', '21'],
    ['2020-01 — 2021-05', '2020-01', '2021-05'],
    ['since 2019', '2019', null],
    ['Summer 2020', 'Summer 2020', 'Summer 2020'],
  ])('%s', (text, start, end) => {
    expect(dates.find(text)).toMatchObject([{ start, end, from: 0, to: text.length }]);
    expect(dates.isOnlyDates(text)).toBe(true);
  });

  it.each(['+7 (916) 123-45-67', '12,000 users in 30 days', 'version 2.0.1'])('%s is none', (text) => {
    expect(dates.find(text)).toEqual([]);
  });

  it('are slices of the text, whatever the text is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('May', '2020', '–', 'по', 'н.в.', 'с', '01', '/', '.', '’20'), fc.string({ maxLength: 4 })), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join(' ');
          for (const { start, end, from, to } of dates.find(text)) {
            expect(text.slice(from, to)).toContain(start ?? '');
            expect(text.slice(from, to)).toContain(end ?? '');
          }
          expect(dates.without(text)).toHaveLength(text.length);
        },
      ),
    );
  });
});

describe('headings', () => {
  it.each([
    ['WORK EXPERIENCE', 'experience'],
    ['Опыт работы — 8 лет 3 месяца', 'experience'],
    ['EMPLOYMENTHISTORY', 'experience'],
    ['Career summary', 'summary'],
    ['Skills & Tools:', 'skills'],
    ['Language skills', 'languages'],
    ['Дополнительное образование', 'certifications'],
    ['Volunteer experience', 'other'],
  ])('%s opens %s', (text, kind) => {
    expect(headings.read(text)?.kind).toBe(kind);
  });

  it.each(['Senior Software Engineer', 'ООО «Опыт»', 'I have experience in education', 'Python'])('%s opens nothing', (text) => {
    expect(headings.read(text)).toBeNull();
  });
});

describe('letters', () => {
  it('become what people type', () => {
    expect(toPlainText('eﬃcient ﬁles\u200B, re\u202Eversed, a\u00A0b')).toBe('efficient files, reversed, a b');
    expect(toPlainText('\uF0B7 built')).toBe('• built');
    expect(toPlainText('и\u0306')).toBe('й');
    expect(toUnspaced('S K I L L S')).toBe('SKILLS');
    expect(toUnspaced('I am a QA')).toBe('I am a QA');
  });

  it('of a broken word come together, and a hyphen that belongs to it stays', () => {
    expect(joinText('develop-', 'ment of tools')).toBe('development of tools');
    expect(joinText('a cross-', 'functional team')).toBe('a cross-functional team');
    expect(joinText('mail me: jane@exam', 'ple.org')).toBe('mail me: jane@example.org');
    expect(withoutBullet('• Built')).toBe('Built');
    expect(withoutBullet('-5 % costs')).toBe('-5 % costs');
  });
});

describe('the parser', () => {
  const run = fc.record({
    text: fc.oneof(
      fc.constantFrom('Experience', 'Навыки', '2019 – 2021', 'Engineer', '•', 'ООО «Ромашка»', 'jane@example.org', 'Portland, OR'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    ),
    x: fc.integer({ min: 0, max: 590 }),
    baseline: fc.integer({ min: 10, max: 840 }),
    fontSize: fc.integer({ min: 3, max: 40 }),
    font: fc.constantFrom('a', 'b'),
  });
  const toRun = ({ text, x, baseline, fontSize, font }: Pick<TextRun, 'text' | 'x' | 'baseline' | 'fontSize' | 'font'>): TextRun => ({
    text,
    x,
    baseline,
    fontSize,
    font,
    y: baseline - fontSize,
    width: text.length * fontSize * 0.5,
    height: fontSize,
  });
  const page = fc.array(run, { maxLength: 60 }).map((runs): PageText => ({ width: 595, height: 842, links: [], runs: runs.map(toRun) }));

  it('takes letters in any disorder, and gives the same for the same', () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 3 }), (pages) => {
        const reading = parse({ pages, warnings: [] });
        expect(parse({ pages, warnings: [] })).toEqual(reading);
        expect(reading.resume.contact.name).not.toBe('');
        for (const { confidence, page: at } of reading.fields) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(at).toBeLessThan(pages.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('calls a person whom nobody names Unknown Candidate', () => {
    const { resume, warnings } = parse({ pages: [], warnings: [] });
    expect(resume).toEqual({
      contact: { name: 'Unknown Candidate', email: null, phone: null, location: null, linkedin: null },
      summary: null,
      experiences: [],
      education: [],
      skills: [],
      certifications: [],
      rawText: '',
    });
    expect(warnings).toContain('no-name');
  });
});
