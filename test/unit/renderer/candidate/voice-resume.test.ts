import { describe, expect, it } from 'vitest';
import { fieldsAt, isUnsure, placesAt, toLines, toSkills, withItem, withoutItem, withResume } from '../../../../src/renderer/candidate/voice/setup/resume-edit.ts';
import { refusalOf, refusalOfFile } from '../../../../src/renderer/candidate/voice/setup/refusal.ts';
import { ApiFailure } from '../../../../src/renderer/data/api-failure.ts';
import type { Reading } from '../../../../src/renderer/data/voice.ts';

const job = (company: string) => ({ company, title: 'Engineer', start_date: null, end_date: null, description: '', highlights: [] });
const field = (path: string, confidence = 0.9) => ({ path, confidence, page: 0, box: { x: 0, y: 0, width: 1, height: 1 } });
const reading: Reading = {
  language: 'en', warnings: [], pages: [{ width: 600, height: 800 }],
  resume: { contact: { name: 'Jane', email: null, phone: null, location: null, linkedin: null }, summary: null, experiences: [job('A'), job('B'), job('C')], education: [], skills: [], certifications: [], raw_text: '' },
  fields: [field('experiences.0.company'), field('experiences.1.company', 0.4), field('experiences.1.highlights.0', 0.3), field('experiences.2.company'), field('experiences.10.company'), field('contact.name')],
};

describe('what was understood of a resume', () => {
  it('takes an item away with its places, and moves those after it up', () => {
    const { resume, fields } = withoutItem(reading, 'experiences', 1);
    expect(resume.experiences.map(({ company }) => company)).toEqual(['A', 'C']);
    expect(fields.map(({ path }) => path)).toEqual(['experiences.0.company', 'experiences.1.company', 'experiences.9.company', 'contact.name']);
    expect(reading.resume.experiences).toHaveLength(3);
  });

  it('adds empty items that the wire accepts', () => {
    expect(withItem(reading, 'experiences').resume.experiences.at(-1)).toMatchObject({ company: '', highlights: [] });
    expect(withItem(reading, 'education').resume.education).toEqual([{ institution: '', degree: '', field: null, graduation_date: null }]);
  });

  it('is unsure of a field, of a list with a doubtful line, and no more once the person has put it right', () => {
    expect(isUnsure(reading, 'experiences.1.company')).toBe(true);
    expect(isUnsure(reading, 'experiences.1.highlights')).toBe(true);
    expect(isUnsure(reading, 'experiences.0.company')).toBe(false);
    expect(isUnsure(withResume(reading, reading.resume, 'experiences.1.company'), 'experiences.1.company')).toBe(false);
  });

  it('does not take one number for the beginning of another', () => {
    expect(fieldsAt(reading, 'experiences.1').map(({ path }) => path)).toEqual(['experiences.1.company', 'experiences.1.highlights.0']);
  });

  it('has no place on a page for what a model found', () => {
    const found = { path: 'experiences.1.title', confidence: 0.5, page: 0, box: { x: 0, y: 0, width: 0, height: 0 } };
    expect(placesAt({ ...reading, fields: [...reading.fields, found] }, 'experiences.1.title')).toEqual([]);
    expect(placesAt(reading, 'experiences.1.company').map(({ path }) => path)).toEqual(['experiences.1.company']);
  });

  it('reads lists out of text', () => {
    expect(toSkills('Go,  C++ ; Rust,\n, SQL')).toEqual(['Go', 'C++', 'Rust', 'SQL']);
    expect(toLines('one\n\n two, and more \n')).toEqual(['one', 'two, and more']);
  });
});

describe('why a resume is refused', () => {
  it('knows before sending what cannot be a resume', () => {
    const size = 1_000;
    expect(refusalOfFile({ name: 'cv.pdf', type: '', size })).toBeNull();
    expect(refusalOfFile({ name: 'cv', type: 'application/pdf', size })).toBeNull();
    expect(refusalOfFile({ name: 'cv.docx', type: '', size })).toBe('notPdf');
    expect(refusalOfFile({ name: 'cv.pdf', type: 'application/pdf', size: 0 })).toBe('empty');
    expect(refusalOfFile({ name: 'cv.pdf', type: 'application/pdf', size: 10 * 1024 * 1024 + 1 })).toBe('tooLarge');
  });

  it.each([
    ['Only PDF files are supported. Please upload a PDF resume.', 'notPdf'],
    ['File size must be less than 10MB.', 'tooLarge'],
    ['Uploaded file is empty.', 'empty'],
    ['Could not extract text from PDF', 'noText'],
    ['The PDF is protected by a password. Please upload a copy without one.', 'encrypted'],
    ['The PDF is damaged and cannot be opened.', 'broken'],
    ['The PDF is too complex to be a resume.', 'tooComplex'],
  ] as const)('has words of its own for "%s"', (detail, refusal) => {
    expect(refusalOf(new ApiFailure(400, detail))).toBe(refusal);
  });

  it('tells other failures as they are', () => {
    expect(refusalOf(new ApiFailure(0, 'No answer from the server'))).toBeNull();
    expect(refusalOf(new ApiFailure(500, 'Resume parsing failed'))).toBeNull();
    expect(refusalOf(new ApiFailure(413, ''))).toBe('tooLarge');
  });
});
