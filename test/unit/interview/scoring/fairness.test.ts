/** The same case told well, shyly, briefly, with fillers or in broken grammar is the same case; praise of oneself is none. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { coverageOf } from '../../../../src/main/interview/scoring/coverage.ts';
import { readText } from '../../../../src/main/interview/knowledge/reading.ts';
import { scoreRubric } from '../../../../src/main/interview/scoring/rubric.ts';
import { atOnce } from '../../../../src/main/interview/scoring/steady.ts';
import { candidate, jobIn, type CandidateKind } from '../../../fixtures/candidates.ts';
import { knowledge } from '../../../fixtures/screening-domain.ts';
import { scoreTold, tell, type Told } from '../../../fixtures/scripted-desk.ts';

const KINDS = ['good', 'hesitant', 'modest', 'terse', 'foreign', 'present', 'average', 'bragger', 'evasive'] as const satisfies readonly CandidateKind[];
const FIGURES: Readonly<Record<'ru' | 'en', Readonly<Record<string, string>>>> = {
  ru: { '24': 'двадцать четыре', '40': 'сорок', '20': 'двадцать', '25': 'двадцать пять', '30': 'тридцать', '12': 'двенадцать', '300': 'триста', '180': 'сто восемьдесят', '8': 'восемь', '4': 'четыре', '9': 'девять', '2': 'два' },
  en: { '24': 'twenty four', '40': 'forty', '20': 'twenty', '25': 'twenty five', '30': 'thirty', '12': 'twelve', '300': 'three hundred', '180': 'one hundred and eighty', '8': 'eight', '4': 'four', '9': 'nine', '2': 'two' },
};
const CHANGES: Readonly<Record<string, (text: string, language: 'ru' | 'en') => string>> = {
  'lower case': (text) => text.toLowerCase(),
  'no punctuation': (text) => text.replace(/[.,!?;:«»"—–]/g, ''),
  'as a recogniser writes': (text) => text.replace(/[.,!?;:«»"—–]/g, '').toLowerCase(),
  fillers: (text, language) => text.replace(/(\S+ \S+ \S+ )/g, language === 'ru' ? '$1э-э ну как бы ' : '$1um like you know '),
  'figures in words': (text, language) => text.replace(/(?<![\d.,])\d+(?![\d.,]*\d)/g, (digits) => FIGURES[language][digits] ?? digits),
  'CRLF': (text) => `${text}\r`,
  'without ё': (text) => text.replaceAll('ё', 'е'),
};

describe.each(['ru', 'en'] as const)('%s', (language) => {
  const told = new Map<CandidateKind, Told>();
  const overall = new Map<CandidateKind, number>();
  const of = (kind: CandidateKind): number => overall.get(kind) ?? NaN;
  beforeAll(async () => {
    for (const kind of KINDS) {
      const one = await tell(language, kind);
      told.set(kind, one);
      overall.set(kind, (await scoreTold(one.jd, one.answers)).final.overall);
    }
  });

  it('puts what was done above what is boasted of', () => {
    expect(of('good')).toBeGreaterThanOrEqual(of('hesitant'));
    expect(of('good') - of('hesitant')).toBeLessThan(0.1);
    for (const kind of ['hesitant', 'modest', 'terse', 'foreign', 'present', 'average'] as const) expect(of(kind), kind).toBeGreaterThan(of('bragger') + 0.2);
    for (const kind of ['good', 'hesitant', 'modest', 'terse', 'foreign', 'present'] as const) expect(of(kind), kind).toBeGreaterThan(0.6);
    expect(of('bragger')).toBeLessThan(0.6);
  });

  it('asks those who tell their case about each thing once', () => {
    for (const kind of ['good', 'hesitant', 'modest', 'terse', 'foreign', 'present'] as const) expect(new Set(told.get(kind)?.asked).size, kind).toBe(told.get(kind)?.asked.length);
    const bragger = told.get('bragger')?.asked ?? [];
    expect(new Set(bragger).size).toBeLessThan(bragger.length);
  });

  it.each(Object.entries(CHANGES))('%s moves no total by more than 0.08', async (_, change) => {
    for (const [kind, { jd, answers }] of told) {
      const { final } = await scoreTold(jd, answers.map((answer) => ({ ...answer, text: change(answer.text, language) })));
      expect(Math.abs(final.overall - of(kind)), kind).toBeLessThanOrEqual(0.08);
    }
  });

  it('never lowers a score for more own evidence, nor raises one for a denial', () => {
    const jd = jobIn(language);
    const now = new Date('2026-11-21T12:00:00Z');
    const own = (['good', 'average', 'modest', 'terse'] as const).flatMap((kind) => Object.values(candidate(language, kind).answers).flat());
    const denials = language === 'ru' ? ['С Kafka я не работал.', 'Docker я никогда не трогал.', 'PostgreSQL не настраивал, это не моё.', 'Мониторингом я не занимался.'] : ['I have never used Kafka.', 'I did not work with Docker.', 'I have no experience with PostgreSQL.', 'I never did any monitoring.'];
    const scores = (lines: readonly string[]) => {
      const transcript = lines.join('\n');
      const coverage = coverageOf(jd, readText(transcript, knowledge), knowledge);
      return { coverage: coverage.perIndicator, scores: atOnce(scoreRubric({ jd, transcript, coverage: null, knowledge, now })).scores };
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(own, { maxLength: 6 }), fc.constantFrom(...own), fc.constantFrom(...denials), (lines, more, denial) => {
        const before = scores(lines);
        const after = scores([...lines, more]);
        const denied = scores([...lines, denial]);
        for (const [name, score] of Object.entries(before.scores)) {
          expect(after.scores[name], `${name} + ${more}`).toBeGreaterThanOrEqual(score);
          expect(denied.scores[name], `${name} + ${denial}`).toBeLessThanOrEqual(score);
        }
        for (const [name, value] of Object.entries(before.coverage)) {
          expect(after.coverage[name]).toBeGreaterThanOrEqual(value);
          expect(denied.coverage[name]).toBeLessThanOrEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('words heard with doubt', () => {
  it('deny nothing, in coverage and in the score', async () => {
    const jd = { ...jobIn('ru'), competencies: [{ name: 'Очереди', weight: 1, indicators: [{ name: 'Kafka' }] }], knockouts: [] };
    const text = 'Я не настраивал Kafka для двадцати сервисов.';
    const heard = (doubt: number) => text.split(' ').map((word) => ({ text: word, confidence: word === 'не' ? doubt : 0.9 }));
    const sure = await scoreTold(jd, [{ text, t0: 0, t1: 1, answersTo: 'Kafka', heard: heard(0.9) }]);
    const unsure = await scoreTold(jd, [{ text, t0: 0, t1: 1, answersTo: 'Kafka', heard: heard(0.1) }]);
    expect(sure.final.byCompetency[0]?.score).toBe(0);
    expect(unsure.final.byCompetency[0]?.score).toBeGreaterThan(0.5);
    expect(unsure.rubric.redFlags).toEqual([]);
  });
});
