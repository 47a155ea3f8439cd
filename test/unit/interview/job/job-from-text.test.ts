import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JD } from '../../../../src/contracts/screening.ts';
import { jobFromText } from '../../../../src/main/interview/job/job-from-text.ts';
import { shareOut } from '../../../../src/main/interview/job/weights.ts';
import type { Language } from '../../../../src/main/ports/language.ts';
import { knowledge, resources } from '../../../fixtures/screening-domain.ts';

const read = (text: string, language: Language = 'ru', role = '') => jobFromText({ text, language, role, knowledge });

describe('jobFromText', () => {
  it.each(resources.jobs.map((job) => [job.id, job] as const))('reads the sample %s', (_, job) => {
    const jd = read(job.text, job.language);
    expect(JD.safeParse(jd).error).toBeUndefined();
    expect(jd.competencies.length).toBeGreaterThanOrEqual(3);
    expect(jd.knockouts.length).toBeGreaterThanOrEqual(1);
    expect(jd.competencies.every(({ indicators }) => indicators.length > 0)).toBe(true);
  });

  it('tells requirements, pluses and conditions apart', () => {
    const jd = read(
      'Разработчик\n\nТребования:\n- Python от 3 лет\n- Docker обязательно\n- английский не ниже B2\n\nБудет плюсом:\n- Kafka от года\n\nУсловия:\n- офис, обязательно хороший кофе',
    );
    expect(jd.role).toBe('Разработчик');
    expect(jd.knockouts.slice(0, 3)).toEqual(['Python от 3 лет', 'Docker обязательно', 'Английский не ниже B2']);
    expect(jd.knockouts.join()).not.toContain('Kafka');
  });

  it('finds firm conditions in English', () => {
    const jd = read(
      'Engineer\n\nRequirements\n- 4+ years of Go\n- Docker is required.\n- Rust is not required\n\nYou must be eligible to work in the EU.',
      'en',
    );
    expect(jd.knockouts).toEqual(['4+ years of Go', 'Docker', 'You must be eligible to work in the EU']);
  });

  it('asks about unknown work in its own words', () => {
    const jd = read('Обязанности:\n- Дрессировать тигров\n- Чинить клетки', 'ru');
    expect(jd.competencies[0]?.indicators.map(({ name }) => name)).toEqual(['Дрессировать тигров', 'Чинить клетки']);
  });

  it('takes the given role, else the title', () => {
    expect(read('Повар\nГотовить', 'ru', ' Шеф ').role).toBe('Шеф');
    expect(
      read('Нужен опытный backend engineer в дружную команду, которая делает платёжную систему для магазинов по всей стране.', 'en').role,
    ).toBe('Backend developer');
  });

  it.each([
    ['one word', 'слово'],
    ['signs only', '!!! — …'],
    ['nothing', ''],
    ['50 KB without a space', 'x'.repeat(50_000)],
    ['50 KB of prose', 'Нужен Python и Docker, обязательно. '.repeat(1_400)],
    ['mixed', 'We ищем Go-разработчика с experience в Kafka'],
  ])('gives a valid description for %s', (_, text) => {
    expect(JD.safeParse(read(text)).error).toBeUndefined();
  });

  it('gives a valid description for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        'Требования:',
        'Requirements',
        '- Python',
        '• Docker обязательно',
        '1) продажи',
        'must have 5 years',
        '\n',
        '\n\n',
        'Nice to have',
        ':',
        '__proto__',
        '- constructor',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom<Language>('ru', 'en'),
        fc.string({ unit: 'binary', maxLength: 400 }),
        (pieces, language, role) => {
          expect(JD.safeParse(read(pieces.join('\n'), language, role)).error).toBeUndefined();
        },
      ),
    );
  });
});

describe('shareOut', () => {
  it('sums to 1 with no share below a hundredth', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 }), (values) => {
        const shares = shareOut(values);
        expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-9);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.01);
      }),
    );
  });
});
