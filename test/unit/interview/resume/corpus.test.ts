/** How much of the made resumes is read rightly: of those that the parser was tuned on, and of those held out. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assetPath, missingAssets } from '../../../fixtures/assets.ts';
import { measure, toTotal, type Total } from '../../../fixtures/resumes/accuracy.ts';
import { madeResumes } from '../../../fixtures/resumes/corpus.ts';
import { createTestParser } from '../../../fixtures/resumes/parser.ts';

const JOHN_DOE = 'media/pdf/openresume_john_doe.pdf';
const parser = createTestParser();

async function accuracyOf(set: 'tuning' | 'heldout'): Promise<Total & { readonly count: number }> {
  const all = [];
  for (const { pdf, truth } of madeResumes(set)) all.push(measure(truth, (await parser.read(pdf)).resume));
  return { ...toTotal(all), count: all.length };
}

describe.each(['tuning', 'heldout'] as const)('the %s resumes', (set) => {
  it('are read as well as promised', async () => {
    const { shares, education, skillsF1, count } = await accuracyOf(set);
    expect(count).toBeGreaterThanOrEqual(set === 'tuning' ? 30 : 15);
    for (const field of ['name', 'email', 'phone'] as const) expect(shares[field], field).toBeGreaterThanOrEqual(0.98);
    for (const field of ['companies', 'titles', 'dates'] as const) expect(shares[field], field).toBeGreaterThanOrEqual(0.9);
    expect(education).toBeGreaterThanOrEqual(0.9);
    expect(skillsF1).toBeGreaterThanOrEqual(0.9);
  });
});

describe('a reading', () => {
  it('says where on the page each field stands', async () => {
    const [made] = madeResumes('tuning');
    const { fields, pages, resume } = await parser.read(made!.pdf);
    const paths = fields.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining([
        'contact.name',
        'contact.email',
        'experiences.0.title',
        'experiences.0.company',
        'experiences.0.startDate',
        'education.0.institution',
        'skills.0',
        'summary',
      ]),
    );
    for (const { path, confidence, page, box } of fields) {
      const found = path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], resume);
      expect(found, path).toEqual(expect.any(String));
      expect(confidence, path).toBeGreaterThan(0);
      expect(confidence, path).toBeLessThanOrEqual(1);
      expect(box.x, path).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, path).toBeLessThanOrEqual(pages[page]!.width + 1);
      expect(box.y + box.height, path).toBeLessThanOrEqual(pages[page]!.height + 1);
    }
  });

  it('names the language that most of it is written in', async () => {
    for (const { name, pdf } of madeResumes('tuning').slice(0, 6)) expect((await parser.read(pdf)).language, name).toBe(name.slice(-2));
  });
});

describe('a resume from a public resume builder', () => {
  it.skipIf(missingAssets(JOHN_DOE))('is read whole', async () => {
    const { resume, warnings } = await parser.read(new Uint8Array(readFileSync(assetPath(JOHN_DOE)!)));
    expect(warnings).toEqual([]);
    expect(resume.contact).toEqual({
      name: 'John Doe',
      email: 'hello@openresume.com',
      phone: '123-456-7890',
      location: 'NYC, NY',
      linkedin: 'https://linkedin.com/in/john-doe',
    });
    expect(resume.summary).toBe('Software engineer obsessed with building exceptional products that people love');
    expect(
      resume.experiences.map(({ company, title, startDate, endDate, highlights }) => [
        company,
        title,
        startDate,
        endDate,
        highlights.length,
      ]),
    ).toEqual([
      ['ABC Company', 'Software Engineer', 'May 2023', 'Present', 3],
      ['DEF Organization', 'Software Engineer Intern', 'Summer 2022', 'Summer 2022', 3],
      ['XYZ University', 'Research Assistant', 'Summer 2021', 'Summer 2021', 2],
    ]);
    expect(resume.education).toEqual([
      { institution: 'XYZ University', degree: 'Bachelor of Science', field: 'Computer Science', graduationDate: 'May 2023' },
    ]);
    expect(resume.skills).toEqual(expect.arrayContaining(['HTML', 'TypeScript', 'C++', 'React Hooks', 'REST API', 'Teamwork']));
  });
});
