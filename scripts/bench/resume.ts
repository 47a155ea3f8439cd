/** The resume parser: how much it reads rightly of the made resumes, those held out apart, and how long one takes. */
import { readFile } from 'node:fs/promises';
import { assetPath } from '../../test/fixtures/assets.ts';
import { FIELDS, measure, toTotal } from '../../test/fixtures/resumes/accuracy.ts';
import { madeResumes } from '../../test/fixtures/resumes/corpus.ts';
import { openTestReader } from '../../test/fixtures/resumes/parser.ts';
import { timed, type BenchCase, type Row } from './measure.ts';

const REAL = 'media/pdf/openresume_john_doe.pdf';

export const resume: BenchCase = {
  name: 'resume',
  async run() {
    const reader = openTestReader();
    try {
      const rows: Row[] = [];
      const first = madeResumes('tuning')[0]!;
      const start = performance.now();
      await reader.read(first.pdf);
      rows.push({ name: 'first resume, worker started', unit: 'ms', samples: [performance.now() - start] });
      for (const set of ['tuning', 'heldout'] as const) {
        const samples: number[] = [];
        const all = [];
        for (const { pdf, truth } of madeResumes(set)) {
          const begun = performance.now();
          const reading = await reader.read(pdf);
          samples.push(performance.now() - begun);
          all.push(measure(truth, reading.resume));
        }
        const { shares, education, skillsF1 } = toTotal(all);
        rows.push({ name: `${set}: one resume`, unit: 'ms', samples });
        for (const field of FIELDS) rows.push({ name: `${set}: ${field}`, unit: 'ratio', samples: [shares[field]] });
        rows.push(
          { name: `${set}: education, all fields`, unit: 'ratio', samples: [education] },
          { name: `${set}: skills, F1`, unit: 'ratio', samples: [skillsF1] },
        );
      }
      const real = assetPath(REAL);
      if (real === null) return rows;
      const bytes = await readFile(real);
      const { resume: read } = await reader.read(bytes);
      rows.push({
        name: 'a real one',
        unit: 'ms',
        samples: await timed(10, () => reader.read(bytes)),
        note: `${read.contact.name}: ${read.experiences.length} jobs, ${read.education.length} schools, ${read.skills.length} skills`,
      });
      return rows;
    } finally {
      await reader.close();
    }
  },
};
