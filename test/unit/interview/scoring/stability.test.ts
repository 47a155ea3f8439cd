import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreFinal } from '../../../../src/main/interview/scoring/final.ts';
import { decide, overallOf, partsOf, type Adjustments } from '../../../../src/main/interview/scoring/formula.ts';
import { scoreRubric } from '../../../../src/main/interview/scoring/rubric.ts';
import { findSpread, withSpread } from '../../../../src/main/interview/scoring/stability.ts';
import { atOnce, steadily } from '../../../../src/main/interview/scoring/steady.ts';
import type { FinalScore } from '../../../../src/main/ports/screening.ts';
import { candidate, jobIn } from '../../../fixtures/candidates.ts';
import { jobOf, knowledge } from '../../../fixtures/screening-domain.ts';

const now = new Date('2026-11-21T12:00:00Z');
const extraction = { skills: [], tools: [], years: {}, projects: [], roles: [] };

function spreadOf(texts: readonly string[], aux: Readonly<Record<string, unknown>> = {}) {
  const jd = jobIn('en');
  const chunks = texts.map((text, index) => ({ text, t0: index, t1: index + 1 }));
  const transcript = texts.join('\n');
  const rubric = atOnce(scoreRubric({ jd, transcript, coverage: null, knowledge, chunks, now }));
  const coverage = { perIndicator: {}, perCompetency: Object.fromEntries(Object.entries(rubric.details ?? {}).map(([name, details]) => [name, details.coverage])) };
  const final = atOnce(scoreFinal({ jd, extraction, coverage, rubric, aux, knowledge, now }));
  return { final, spread: atOnce(findSpread({ jd, chunks, extraction, rubric, final, aux, knowledge, now })) };
}

describe('findSpread', () => {
  const answers = Object.values(candidate('en', 'average').answers).flat();

  it('holds the score itself, is the same every time, and comes from several tellings', () => {
    const { final, spread } = spreadOf(answers);
    expect(spread.low).toBeLessThanOrEqual(final.overall);
    expect(spread.high).toBeGreaterThanOrEqual(final.overall);
    expect(spread.high).toBeGreaterThan(spread.low);
    expect(spread.tellings).toBeGreaterThan(5);
    expect(spreadOf(answers).spread).toEqual(spread);
  });

  it('does not depend on fillers and other names of the same thing by much', () => {
    const { spread } = spreadOf(Object.values(candidate('en', 'good').answers).flat());
    expect(spread.high - spread.low).toBeLessThan(0.1);
  });

  it('grows with doubt about the recognition', () => {
    const [sure, doubtful] = [1, 0.6].map((confidence) => spreadOf(answers, { asr_conf: confidence }).spread);
    expect(doubtful!.high - doubtful!.low).toBeGreaterThan(sure!.high - sure!.low + 0.1);
  });

  it('is nothing where nothing was said', () => {
    expect(spreadOf([]).spread).toMatchObject({ low: 0, high: 0 });
  });
});

describe('withSpread', () => {
  const final: FinalScore = { overall: 0.82, decision: 'move', reasons: [], byCompetency: [] };
  it('makes it a matter of discussion where the spread crosses a border, in either direction, and says so', () => {
    const jd = jobOf({ a: [] }, { lang: 'ru' });
    const crossed = withSpread(final, { low: 0.77, high: 0.85, tellings: 9 }, jd);
    expect(crossed.decision).toBe('discuss');
    expect(crossed.reasons[0]).toMatch(/от 77% до 85%/);
    expect(withSpread({ ...final, overall: 0.58, decision: 'reject' }, { low: 0.55, high: 0.63, tellings: 9 }, jd).decision).toBe('discuss');
    expect(withSpread(final, { low: 0.81, high: 0.9, tellings: 9 }, jd)).toMatchObject({ decision: 'move', reasons: [], spread: { low: 0.81 } });
  });
});

describe('overallOf', () => {
  const none: Adjustments = { knockouts: 0, unclear: 0, redFlags: 0, contradictions: 0, toxicity: 0, figures: 0, recognitionConfidence: null };
  const unit = fc.double({ min: 0, max: 1, noNaN: true });

  it('honours the weights of the job', () => {
    const jd = { ...jobOf({ small: [], big: [] }), competencies: [{ name: 'small', weight: 0.1, indicators: [] }, { name: 'big', weight: 0.9, indicators: [] }] };
    const only = (name: string) => overallOf(partsOf(jd, { perIndicator: {}, perCompetency: { [name]: 1 } }, null), none);
    expect([only('small'), only('big')]).toEqual([0.1, 0.9]);
  });

  it('never moves past a knockout or a contradiction, nor where doubt about the recognition reaches over the border', () => {
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 5 }), unit, (covered, points, confidence) => {
        const parts = partsOf(jobOf({ a: [] }), { perIndicator: {}, perCompetency: { a: covered } }, { scores: { a: points } });
        const plain = overallOf(parts, none);
        for (const against of [{ knockouts: 1 }, { contradictions: 1 }]) expect(decide(overallOf(parts, { ...none, ...against }))).not.toBe('move');
        const heard = overallOf(parts, { ...none, recognitionConfidence: confidence });
        expect(heard).toBeLessThanOrEqual(plain);
        if (confidence < 0.5 || plain <= 0.8 + 0.2 * (1 - confidence) - 1e-3) expect(decide(heard)).not.toBe('move');
        else if (plain > 0.8 + 0.2 * (1 - confidence) + 1e-3) expect(heard).toBe(plain);
      }),
    );
  });
});

describe('steadily', () => {
  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    function* forever(): Generator<undefined, never, undefined> {
      for (let step = 0; ; step++) {
        if (step === 100) stop.abort();
        yield;
      }
    }
    await expect(steadily(forever(), stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
