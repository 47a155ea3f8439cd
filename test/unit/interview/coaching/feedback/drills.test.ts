import { describe, expect, it } from 'vitest';
import type { EarlierAnalysis } from '../../../../../src/main/interview/coaching/feedback/coach-input.ts';
import { toCoachTexts } from '../../../../../src/main/interview/coaching/feedback/texts.ts';
import { COACHING_DIMENSIONS } from '../../../../../src/main/ports/coaching-analysis.ts';
import { coach, coachTexts } from '../../../../fixtures/coaching.ts';
import { resources } from '../../../../fixtures/screening-domain.ts';

const analysis = (levels: EarlierAnalysis['levels'], measures: EarlierAnalysis['measures'] = null): EarlierAnalysis => ({ levels, measures, expression: null });

describe('exercises', () => {
  it('there are two or more for each point, with steps, in both languages', () => {
    for (const about of COACHING_DIMENSIONS) {
      const own = coachTexts.drills.filter((drill) => drill.about === about);
      expect(own.length, about).toBeGreaterThanOrEqual(2);
      for (const { steps } of own) expect(steps.ru).toHaveLength(steps.en.length);
    }
  });

  it('follow the weakest points of the last five, with the person’s own figures', () => {
    const recent = [
      analysis({ pace: 1, fillers: 1 }), ...[0.12, 0.1, 0.14, 0.11, 0.12].map((value) => analysis({ fillers: 0.2, pace: 1, result: 0.1 }, { fillerRatio: { value, confidence: 0.6 } })),
    ];
    const drills = coach.drills(recent, 'en');
    expect([...new Set(drills.map(({ about }) => about))]).toEqual(['result', 'fillers']);
    expect(drills).toHaveLength(4);
    expect(drills[0]?.because).toContain('5 of your last 5');
    expect(drills[2]?.because).toContain('12%');
    expect(new Set(drills.map(({ key }) => key)).size).toBe(4);
    expect(coach.drills(recent, 'ru')[2]?.because).toContain('12');
  });

  it('are none where nothing was analysed or nothing is weak', () => {
    expect(coach.drills([], 'en')).toEqual([]);
    expect(coach.drills([analysis({ pace: 0.9, result: 1 })], 'en')).toEqual([]);
  });

  it('each point has a reason, with figures and without', () => {
    const figure = { value: 0.3, confidence: 0.8 };
    for (const about of COACHING_DIMENSIONS)
      for (const language of ['en', 'ru'] as const) {
        const bare = analysis({ [about]: 0.2 });
        const full: EarlierAnalysis = { ...bare, measures: { speechRate: figure, pauseRatio: figure, fillerRatio: figure, pitchSpreadSemitones: figure }, expression: { eyeContact: figure, posture: figure } };
        for (const recent of [[bare, bare], [full], [bare]]) {
          const because = coach.drills(recent, language)[0]?.because ?? '';
          if (recent.length > 1) expect(because, about).toMatch(/\d/u);
          expect(because.length, about).toBeGreaterThan(20);
          expect(because).not.toMatch(/[{}]|\(\d\)|undefined|NaN/u);
        }
      }
  });

  it('speak of one recording and of several as people do', () => {
    const [vague, untold] = [analysis({ specificity: 0.1 }), analysis({ result: 0.1 })];
    const said = (recent: readonly EarlierAnalysis[], language: 'en' | 'ru') => coach.drills(recent, language)[0]?.because;
    expect(said([vague], 'en')).toBe('Weak in your last recording: figures and details.');
    expect(said([vague, vague, analysis({ specificity: 1 })], 'en')).toBe('Weak in 2 of your last 3 recordings: figures and details.');
    expect(said([vague], 'ru')).toBe('Слабое место последней записи: цифры и подробности.');
    expect(said([vague, vague], 'ru')).toBe('Слабое место в 2 из 2 последних записей: цифры и подробности.');
    expect(said([untold], 'en')).toBe('Not told in your last story: the result.');
    expect(said([untold, untold], 'ru')).toBe('Не прозвучало в 2 из 2 последних историй: результат.');
    const fast = analysis({ pace: 0.2 }, { speechRate: { value: 210, confidence: 0.9 } });
    expect(said([fast], 'en')).toBe('Your pace in your last recording was 210 words a minute.');
    expect(said([fast, fast, fast], 'ru')).toBe('Темп в последних 3 записях был 210 сл./мин.');
  });
});

describe('the words of the coach', () => {
  const raw = resources.coaching as { readonly feedback: { readonly texts: Readonly<Record<string, { readonly en: readonly string[]; readonly ru: readonly string[] }>> } };

  it('have the same places and as many wordings in both languages', () => {
    const places = (texts: readonly string[]): string[] => [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/gu) ?? []))].toSorted();
    for (const [name, { en, ru }] of Object.entries(raw.feedback.texts)) {
      expect(places(ru), name).toEqual(places(en));
      expect(ru.length, name).toBe(en.length);
      for (const text of ru) expect(text, name).toMatch(/\p{Script=Cyrillic}/u);
    }
  });

  it('neither flatter nor judge, and tell nobody’s gender', () => {
    for (const { en, ru } of Object.values(raw.feedback.texts)) {
      for (const text of en) expect(text).not.toMatch(/\b(?:great|excellent|amazing|perfect|bad|wrong|nervous|accent|beautiful)\b|!/iu);
      for (const text of ru) expect(text).not.toMatch(/отличн|прекрасн|плох|неправильн|нервн|акцент|вы (?:сделал|говорил|рассказал|смотрел)а?(?!\p{L})|!/iu);
    }
  });

  it('are refused when a field is wrong, by its name', () => {
    expect(() => toCoachTexts({ ...resources.coaching, drills: { version: 1, drills: [] } })).toThrow('coaching/drills.drills');
    expect(() => toCoachTexts({ ...resources.coaching, star: { version: 1, cues: {} } })).toThrow('coaching has nothing on situation');
    expect(() => toCoachTexts(null)).toThrow(TypeError);
    expect(() => coachTexts.say('no such', 'en', '')).toThrow('no such');
  });
});
