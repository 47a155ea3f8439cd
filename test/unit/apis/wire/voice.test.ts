/** A resume on the wire and back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParsedResume, RESUME_LIMITS, VoiceClientMessage } from '../../../../src/contracts/voice.ts';
import { fromResume, toResume } from '../../../../src/main/apis/wire/voice.ts';
import type { ParsedResume as Resume } from '../../../../src/main/ports/resume.ts';

const { line, prose, entries } = RESUME_LIMITS;

/** Texts about as long as a limit, or short; of letters that are one unit long, or two. */
const textOf = (limit: number, isOver: boolean) => fc
  .tuple(fc.constantFrom('a', 'ё', '\u{1F600}'), fc.oneof(fc.nat({ max: 20 }), fc.integer({ min: limit - 2, max: isOver ? limit + 2 : limit })))
  .map(([letter, units]) => (units === 0 ? '' : `x${letter.repeat(Math.floor((units - 1) / letter.length))}`));
const listOf = <T>(item: fc.Arbitrary<T>, isOver: boolean): fc.Arbitrary<T[]> =>
  fc.tuple(item, fc.oneof(fc.nat({ max: 4 }), fc.integer({ min: entries - 1, max: isOver ? entries + 1 : entries }))).map(([one, length]) => Array.from({ length }, () => one));

function resumes(isOver: boolean): fc.Arbitrary<Resume> {
  const short = textOf(line, isOver);
  const long = textOf(prose, isOver);
  const maybe = (text: fc.Arbitrary<string>) => fc.option(text, { nil: null });
  // A few long texts are enough: a hundred of them fill the memory.
  const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
  return fc.record({
    contact: fc.record({ name: short, email: maybe(short), phone: maybe(short), location: maybe(short), linkedin: maybe(short) }),
    summary: maybe(long),
    experiences: fc.oneof(
      few(fc.record({ company: short, title: short, startDate: maybe(short), endDate: maybe(short), description: long, highlights: fc.oneof(few(long), listOf(fc.constant('Led it'), isOver)) })),
      listOf(fc.constant({ company: 'Acme', title: 'Engineer', startDate: null, endDate: null, description: '', highlights: [] }), isOver),
    ),
    education: few(fc.record({ institution: short, degree: short, field: maybe(short), graduationDate: maybe(short) })),
    skills: fc.oneof(few(short), listOf(fc.constant('Go'), isOver)),
    certifications: fc.oneof(few(short), listOf(fc.constant('CKA'), isOver)),
    rawText: long,
  });
}

const context = (parsed_resume: unknown) => VoiceClientMessage.safeParse({ type: 'resume_context', parsed_resume });

describe('a resume on the wire', () => {
  it('is taken back as resume_context, whatever was read of a document', () => {
    fc.assert(fc.property(resumes(true), (resume) => {
      const wire = fromResume(resume);
      expect(ParsedResume.safeParse(wire).error).toBeUndefined();
      expect(context(wire).error).toBeUndefined();
      expect(JSON.stringify(wire).includes('\\ud83d')).toBe(false);
    }), { numRuns: 60, seed: 11 });
  });

  it('loses nothing that the contract allows', () => {
    fc.assert(fc.property(resumes(false), (resume) => {
      const message = context(fromResume(resume)).data;
      expect(message?.type === 'resume_context' ? toResume(message.parsed_resume) : null).toEqual(resume);
    }), { numRuns: 60, seed: 11 });
  });

  it.each([
    ['a job told on ten pages', { experiences: [{ description: 'x'.repeat(39_000) }] }],
    ['three hundred highlights', { experiences: [{ highlights: Array.from({ length: 300 }, (_, index) => `Improved service ${index}`) }] }],
    ['two hundred and fifty certifications', { certifications: Array.from({ length: 250 }, (_, index) => `Level ${index}`) }],
  ])('may have %s', (_name, resume) => {
    expect(context(resume).error).toBeUndefined();
  });
});
