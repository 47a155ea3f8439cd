import { describe, expect, it } from 'vitest';
import { MEASURES } from '../../../../../src/main/interview/coaching/delivery/measures.ts';
import { FIRST_VOICE, MORE_VOICE, toCompared, toFigure, toSureness } from '../../../../../src/renderer/candidate/coaching/analysis/figures/figures.ts';
import { toBounds, toTrends } from '../../../../../src/renderer/candidate/coaching/history/trends.ts';
import { coachingMeasures as english } from '../../../../../src/renderer/ui/words/en/coaching-measures.ts';
import { coachingMeasures as russian } from '../../../../../src/renderer/ui/words/ru/coaching-measures.ts';
import { sampleHistory } from '../../../../fixtures/coaching-analysis.ts';

describe('figures', () => {
  it('are written with the digits that they deserve, in the reader’s language', () => {
    expect(toFigure('speechRate', 148.2, 'en')).toBe('148');
    expect(toFigure('fillerRatio', 0.0444, 'en')).toBe('4.4');
    expect(toFigure('pauseRatio', 0.183, 'ru')).toBe('18');
    expect(toFigure('pitchSpreadSemitones', 2.94, 'ru')).toBe('2,9');
    expect(toFigure('monotony', 0.353, 'en')).toBe('0.35');
  });

  it('are compared as they are shown', () => {
    expect([toCompared('pace', 171.2, 'en'), toCompared('fillers', 0.031, 'en'), toCompared('voice', 2.94, 'ru'), toCompared('eyeContact', 0.818, 'ru')]).toEqual(['171', '3.1\u00a0%', '2,9', '82\u00a0%']);
  });

  it('have a word for how sure they are', () => {
    expect([1, 0.75, 0.7, 0.45, 0.4, 0].map(toSureness)).toEqual(['surely', 'surely', 'roughly', 'roughly', 'barely', 'barely']);
  });

  it('are all of the measures, each once', () => {
    expect([...FIRST_VOICE, ...MORE_VOICE].toSorted()).toEqual(Object.keys(MEASURES).toSorted());
  });
});

describe('how a figure is measured', () => {
  const [{ coachingMeasures: en }, { coachingMeasures: ru }] = [english, russian];
  const names = Object.keys(MEASURES) as (keyof typeof MEASURES)[];

  it('is told by the page as the server tells it', () => {
    for (const name of names) expect([en.formula[name], en.source[name]], name).toEqual([MEASURES[name].formula, MEASURES[name].source]);
  });

  it('is told in Russian too; papers keep their names', () => {
    const papers = (text: string): string[] => text.match(/[A-Z]\. (?:[A-Z]\. )*[A-Z][a-z]+.*?(?:19|20)\d\d/gu) ?? [];
    for (const name of names) {
      expect(ru.formula[name], name).toMatch(/\p{Script=Cyrillic}/u);
      expect(ru.source[name].replace(/[A-Z][^;:]*(?:19|20)\d\d/gu, ''), name).not.toMatch(/[a-z]{4}/u);
      expect(papers(ru.source[name]), name).toEqual(papers(en.source[name]));
    }
  });
});

describe('trends', () => {
  it('are drawn of what was measured at least once', () => {
    const trends = toTrends(sampleHistory(4).points);
    expect(trends.map(({ name }) => name)).toEqual(['speechRate', 'fillerRatio', 'pauseRatio', 'pitchSpreadSemitones', 'volume', 'eyeContact']);
    expect(trends.find(({ name }) => name === 'eyeContact')?.values.slice(0, 2)).toEqual([null, null]);
    expect(trends.every(({ values }) => values.length === 4)).toBe(true);
    expect(toTrends([])).toEqual([]);
  });

  it('have air around them, and shares keep their own bounds', () => {
    const [least, most] = toBounds('speechRate', [140, null, 150]);
    expect(least).toBeLessThan(140);
    expect(most).toBeGreaterThan(150);
    expect(toBounds('eyeContact', [0.4])).toEqual([0, 1]);
    expect(toBounds('fillerRatio', [0, 0.02])).toEqual([0, 0.1]);
    expect(toBounds('speechRate', [3])[0]).toBeGreaterThanOrEqual(0);
    expect(toBounds('volume', [-20])[0]).toBeLessThan(-20);
  });
});
