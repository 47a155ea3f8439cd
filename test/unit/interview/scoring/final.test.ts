import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreFinal as inSteps, type FinalInput } from '../../../../src/main/interview/scoring/final.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import type { Extraction } from '../../../../src/main/ports/screening.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

const now = new Date('2026-11-21T12:00:00Z');
const scoreFinal = (input: Omit<FinalInput, 'now'>) => atOnce(inSteps({ ...input, now }));
const nothing: Extraction = { skills: [], tools: [], years: {}, projects: [], roles: [] };
const jd = jobOf({ mlops: ['serving'], data: ['SQL'] }, { knockouts: ['Python from 3 years'] });

interface Given {
  readonly coverage: readonly number[];
  readonly points: readonly number[];
  readonly flags?: number;
  readonly aux?: Readonly<Record<string, unknown>>;
  readonly years?: number;
}

function score({ coverage, points, flags = 0, aux = {}, years }: Given) {
  const named = (values: readonly number[]): Record<string, number> => ({ mlops: values[0] ?? 0, data: values[1] ?? 0 });
  const input: Omit<FinalInput, 'now'> = {
    jd,
    extraction: { ...nothing, years: years === undefined ? {} : { Python: years } },
    coverage: { perIndicator: {}, perCompetency: named(coverage) },
    rubric: { scores: named(points), redFlags: Array.from({ length: flags }, (_, index) => `flag ${index}`), evidence: [] },
    aux,
    knowledge,
  };
  return scoreFinal(input);
}

describe('scoreFinal', () => {
  it('recommends by its thresholds', () => {
    expect(score({ coverage: [1, 1], points: [5, 5] })).toMatchObject({ overall: 1, decision: 'move' });
    expect(score({ coverage: [0.7, 0.7], points: [4, 4] })).toMatchObject({ decision: 'discuss' });
    expect(score({ coverage: [0, 0], points: [0, 0] })).toMatchObject({ overall: 0, decision: 'reject' });
  });

  it('does not move on talk alone: coverage 0.2 with rubric 5', () => {
    expect(score({ coverage: [0.2, 0.2], points: [5, 5] }).decision).not.toBe('move');
  });

  it.each([{ ko_flags: ['work permit'] }, { ko_flags: true }, { ko_flags: { permit: true } }, { ko_flags: 'permit' }, { ko_flags: 2 }])(
    'never moves past a knockout: %j',
    (aux) => {
      expect(score({ coverage: [1, 1], points: [5, 5], aux }).decision).not.toBe('move');
    },
  );

  it('counts fewer years than a condition asks for as a knockout, and more as none', () => {
    expect(score({ coverage: [1, 1], points: [5, 5], years: 1 }).decision).not.toBe('move');
    expect(score({ coverage: [1, 1], points: [5, 5], years: 1 }).reasons[0]).toContain('Python from 3 years');
    expect(score({ coverage: [1, 1], points: [5, 5], years: 4 }).decision).toBe('move');
  });

  it('takes nothing for an unclear condition, but does not move past it', () => {
    const { overall, decision, reasons } = score({ coverage: [1, 1], points: [5, 5], aux: { ko_unclear: ['work permit'] } });
    expect({ overall, decision }).toEqual({ overall: 0.8, decision: 'discuss' });
    expect(reasons[0]).toBe('A firm condition is still unclear, ask the candidate: work permit');
    expect(score({ coverage: [0.7, 0.7], points: [4, 4], aux: { ko_unclear: ['x'] } }).overall).toBe(score({ coverage: [0.7, 0.7], points: [4, 4] }).overall);
    expect(score({ coverage: [1, 1], points: [5, 5], aux: { ko_flags: ['x'], ko_unclear: ['x'] } }).reasons.filter((reason) => reason.endsWith(': x'))).toHaveLength(1);
  });

  it('tells missing data once, and its flag takes nothing', () => {
    const told = (redFlags: readonly string[]) =>
      scoreFinal({ jd, extraction: nothing, coverage: { perIndicator: {}, perCompetency: { mlops: 0, data: 1 } }, rubric: { scores: { mlops: 0, data: 5 }, redFlags, evidence: [] }, aux: {}, knowledge });
    for (const flag of ['Insufficient data: mlops', 'Недостаточно данных: mlops']) {
      expect(told([flag])).toEqual(told([]));
      expect(told([flag]).reasons.filter((reason) => reason.includes('mlops'))).toEqual(['mlops: low coverage, nothing in the answers speaks of it']);
    }
  });

  it('names low coverage, low rubric and red flags, and lists every competency', () => {
    const { reasons, byCompetency } = score({ coverage: [0.2, 1], points: [5, 2], flags: 1 });
    expect(reasons).toEqual([
      'mlops: low coverage, about 20% of what the role needs came up',
      expect.stringMatching(/^data: low rubric score, 2 of 5: \p{Ll}/u) as string,
      'Red flag: flag 0',
    ]);
    expect(byCompetency.map(({ name }) => name)).toEqual(['mlops', 'data']);
  });

  it('speaks the language of the job', () => {
    const { reasons } = scoreFinal({ jd: { ...jd, lang: 'ru' }, extraction: nothing, coverage: null, rubric: null, aux: {}, knowledge });
    expect(reasons[0]).toBe('mlops: низкое покрытие, в ответах об этом ничего нет');
  });

  it('measures coverage from the extraction when none is given', () => {
    const extraction = { ...nothing, skills: [{ name: 'Docker', evidence: [{ quote: 'деплой через Docker/FastAPI', t0: 0, t1: 0 }] }] };
    expect(scoreFinal({ jd, extraction, coverage: null, rubric: null, aux: {}, knowledge }).byCompetency[0]?.score).toBeGreaterThan(0.6);
  });

  it('is monotone in every input and stays within 0..1', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const pair = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<[T, T]> => fc.tuple(value, value);
    const points = fc.integer({ min: 0, max: 5 });
    const base = fc.record({
      coverage: pair(unit),
      points: pair(points),
      flags: fc.nat(8),
      toxicity: unit,
      contradictions: fc.nat(6),
      knockouts: fc.nat(4),
      figures: fc.nat(5),
      confidence: unit,
    });
    type Base = typeof base extends fc.Arbitrary<infer T> ? T : never;
    const overall = (given: Base): number =>
      score({
        ...given,
        aux: {
          toxicity: given.toxicity,
          contradictions: given.contradictions,
          ko_flags: Array.from({ length: given.knockouts }, (_, index) => `k${index}`),
          numbers: Array(given.figures).fill(1),
          asr_conf: given.confidence,
        },
      }).overall;
    fc.assert(
      fc.property(base, base, (a, b) => {
        const better: Base = {
          coverage: [Math.max(a.coverage[0], b.coverage[0]), Math.max(a.coverage[1], b.coverage[1])],
          points: [Math.max(a.points[0], b.points[0]), Math.max(a.points[1], b.points[1])],
          flags: Math.min(a.flags, b.flags),
          toxicity: Math.min(a.toxicity, b.toxicity),
          contradictions: Math.min(a.contradictions, b.contradictions),
          knockouts: Math.min(a.knockouts, b.knockouts),
          figures: Math.max(a.figures, b.figures),
          confidence: Math.max(a.confidence, b.confidence),
        };
        expect(overall(better)).toBeGreaterThanOrEqual(overall(a));
        expect(overall(a)).toBeGreaterThanOrEqual(0);
        expect(overall(better)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('survives aux of any shape', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('numbers', 'contradictions', 'toxicity', 'ko_flags', 'asr_conf', 'title_canonical'), fc.anything()),
        (aux) => {
          const { overall } = score({ coverage: [0.5, 0.5], points: [3, 3], aux });
          expect(overall >= 0 && overall <= 1).toBe(true);
        },
      ),
    );
  });
});
