import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EarlierAnalysis } from '../../../../../src/main/interview/coaching/feedback/coach-input.ts';
import type { MeasureName } from '../../../../../src/main/interview/coaching/delivery/measures.ts';
import { ANALYSIS_GAPS } from '../../../../../src/main/ports/coaching-analysis.ts';
import type { Language } from '../../../../../src/main/ports/language.ts';
import { deliveryOf, expressionOf, feedbackOn, recording, wordsOf } from '../../../../fixtures/coaching.ts';

const WHOLE = 'Two years ago our bakery lost orders every Saturday. My task was to find out why before the holidays. I sat in the shop for three mornings and compared the lists, because nobody trusted the log. Then I moved the update to midnight. In the end we sold forty boxes more a week.';
const TEAM = 'Last year our clinic changed to a new booking program and everybody was worried. We had a meeting every day. We trained all the nurses and we wrote the manual. In the end the waiting list became shorter by a third.';
const WHOLE_RU = 'Два года назад наша пекарня теряла заказы каждую субботу. Мне нужно было найти причину до праздников. Я три утра просидел в зале и сравнил списки, потому что журналу никто не верил. Потом перенёс обновление на ночь. В итоге мы продавали на сорок коробок больше в неделю.';

type Figures = Readonly<Partial<Record<MeasureName, readonly [number, number]>>>;
const spoken = (text: string, figures: Figures, language: Language = 'en') => recording(text, { language, delivery: deliveryOf(wordsOf(text), language, figures) });
const before = (values: readonly number[], name: MeasureName = 'speechRate'): EarlierAnalysis[] => values.map((value) => ({ levels: {}, measures: { [name]: { value, confidence: 0.8 } }, expression: null }));

describe('the one thing to try next', () => {
  it('is the missing part of the story that weighs most', async () => {
    const { next, star } = await feedbackOn(recording('Two years ago our bakery lost orders every Saturday. My task was to find out why. I sat in the shop for three mornings and compared the lists.'));
    expect(star).toMatchObject({ result: null });
    expect(next).toMatchObject({ about: 'result', quote: null });
  });

  it('asks for the own part where only the team is told, and quotes it', async () => {
    const { next } = await feedbackOn(recording(TEAM));
    expect(next).toMatchObject({ about: 'action', quote: 'We had a meeting every day.' });
    expect(next?.moment?.startS).toBeGreaterThan(3);
  });

  it('is never taken from a figure of low confidence', async () => {
    const fast = await feedbackOn(spoken(WHOLE, { speechRate: [260, 0.39], fillerRatio: [0.3, 0.1] }));
    expect(fast.next?.about).toBe('relevance');
    expect(fast.levels).not.toHaveProperty('pace');
    const sure = await feedbackOn(spoken(WHOLE, { speechRate: [260, 0.8] }));
    expect(sure.next).toMatchObject({ about: 'pace', text: expect.stringContaining('260') });
    expect(sure.next?.moment).not.toBeNull();
  });

  it('weighs weakness, importance and confidence against each other', async () => {
    expect((await feedbackOn(spoken(WHOLE, { fillerRatio: [0.14, 0.6], pitchSpreadSemitones: [1.9, 0.9] }))).next?.about).toBe('fillers');
    expect((await feedbackOn(spoken(WHOLE, { fillerRatio: [0.07, 0.5], pitchSpreadSemitones: [0.7, 0.9] }))).next?.about).toBe('voice');
  });

  it('uses the pace of the language that is spoken', async () => {
    expect((await feedbackOn(spoken(WHOLE_RU, { speechRate: [190, 0.8] }, 'ru'))).next?.about).toBe('pace');
    expect((await feedbackOn(spoken(WHOLE, { speechRate: [170, 0.8] }))).levels.pace).toBe(1);
  });

  it('looks at the picture with the moment where it was worst', async () => {
    const { next } = await feedbackOn({ ...recording(WHOLE), delivery: null, expression: expressionOf(0.15, 0.9) });
    expect(next).toMatchObject({ about: 'eyeContact', moment: { startS: 10, endS: 20 } });
  });
});

describe('what worked', () => {
  it('is two or three things, each with a quote or a figure of the recording', async () => {
    const { worked, next } = await feedbackOn(spoken(WHOLE, { speechRate: [150, 0.8], fillerRatio: [0.01, 0.6] }));
    expect(worked.length).toBeGreaterThanOrEqual(2);
    expect(worked.length).toBeLessThanOrEqual(3);
    for (const { quote, text, about } of worked) {
      expect(quote === null ? /\d/u.test(text) : WHOLE.includes(quote), text).toBe(true);
      expect(about).not.toBe(next?.about);
    }
    expect(new Set(worked.map(({ quote, about }) => quote ?? about)).size).toBe(worked.length);
  });

  it('is nothing where nothing can be shown', async () => {
    const { worked, next } = await feedbackOn(recording('I am very good at this. Everyone tells me so. I always get what I want and people love to work with me.'));
    expect(worked).toEqual([]);
    expect(next?.about).toBe('action');
  });

  it('never speaks of looks, accent, age or feelings, whatever was measured', async () => {
    for (const language of ['en', 'ru'] as const) {
      const text = language === 'en' ? WHOLE : WHOLE_RU;
      const sad = await feedbackOn({ ...spoken(text, { speechRate: [60, 0.9], fillerRatio: [0.2, 0.6], pitchSpreadSemitones: [0.5, 0.9] }, language), expression: expressionOf(0.2, 0.2) });
      expect(sad.text).not.toMatch(/sad|emotion|nervous|accent|age\b|smile|attractive|грус|эмоци|нервн|акцент|возраст|улыб/iu);
      expect(sad.text).not.toContain('{');
    }
  });
});

describe('changes', () => {
  it('are told against the median of the last five', async () => {
    const { changes } = await feedbackOn({ ...spoken(WHOLE, { speechRate: [150, 0.8] }), earlier: before([100, 240, 230, 250, 220, 240]) });
    expect(changes).toMatchObject([{ about: 'pace', before: 240, now: 150, direction: 'better' }]);
    expect(changes[0]?.text).toMatch(/240.*150/u);
  });

  it('are none within the noise, and none where both are fine', async () => {
    const direction = async (now: number, was: readonly number[], name: MeasureName = 'speechRate') =>
      (await feedbackOn({ ...spoken(WHOLE, { [name]: [now, 0.8] }), earlier: before(was, name) })).changes[0]?.direction;
    expect(await direction(205, [200, 195])).toBe('same');
    expect(await direction(120, [170])).toBe('same');
    expect(await direction(240, [150])).toBe('worse');
    expect(await direction(0.07, [0.075, 0.06], 'fillerRatio')).toBe('same');
    expect(await direction(0.02, [0.1, 0.11], 'fillerRatio')).toBe('better');
  });

  it('need sure figures on both sides', async () => {
    const unsure: EarlierAnalysis[] = [{ levels: {}, measures: { speechRate: { value: 250, confidence: 0.2 } }, expression: null }];
    expect((await feedbackOn({ ...spoken(WHOLE, { speechRate: [150, 0.8] }), earlier: unsure })).changes).toEqual([]);
    expect((await feedbackOn({ ...spoken(WHOLE, { speechRate: [150, 0.3] }), earlier: before([250]) })).changes).toEqual([]);
  });
});

describe('the text', () => {
  it('is a few paragraphs, the same for the same recording', async () => {
    const input = { ...spoken(WHOLE, { speechRate: [250, 0.8] }), earlier: before([150, 150]) };
    const first = await feedbackOn(input);
    expect(await feedbackOn(input)).toEqual(first);
    expect(first.text.split('\n\n').length).toBeGreaterThanOrEqual(3);
    expect(first.by).toBe('rules');
  });

  it('shows the parts of a story only where the question asks for one', async () => {
    const technical = await feedbackOn({ ...recording(WHOLE), question: { text: 'What is an index?', type: 'technical' } });
    expect(technical.star).toBeNull();
    expect(technical.levels).not.toHaveProperty('action');
    expect((await feedbackOn({ ...recording(WHOLE), question: null })).star).not.toBeNull();
    expect((await feedbackOn({ ...recording('I work as a baker and I like it a lot, since bread makes people happy every single day.'), question: null })).star).toBeNull();
  });

  it('is in the report’s language, with quotes in the speaker’s', async () => {
    const { text, star } = await feedbackOn({ ...recording(WHOLE_RU, { language: 'ru' }), language: 'en' });
    expect(text).toContain('spoken in Russian');
    expect(star?.action?.quote).toBe('Я три утра просидел в зале и сравнил списки, потому что журналу никто не верил.');
    expect(star?.action?.moment?.startS).toBeGreaterThan(5);
  });

  it.each(['en', 'ru'] as const)('explains each thing that could not be done (%s)', async (language) => {
    for (const gap of ANALYSIS_GAPS) {
      const { text } = await feedbackOn({ ...recording('', { language }), heard: null, delivery: null, gaps: [gap] });
      expect(text.length, gap).toBeGreaterThan(15);
    }
  });
});

describe('hardly anything to hear', () => {
  it.each(['en', 'ru'] as const)('silence gets a hint and no criticism (%s)', async (language) => {
    const { text, next, worked, levels } = await feedbackOn(recording('', { language }));
    expect({ next, worked, levels }).toEqual({ next: null, worked: [], levels: {} });
    expect(text).toMatch(/microphone|микрофон/u);
  });

  it('a word or three are asked to become more', async () => {
    for (const text of ['Yes.', 'Yes I did.', 'Да, конечно.']) {
      const { next, star } = await feedbackOn(recording(text, { language: /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en' }));
      expect(next?.about, text).toBe('specificity');
      expect(star).toBeNull();
    }
  });

  it('with a picture alone it is about the picture', async () => {
    const { next, worked, text } = await feedbackOn({ ...recording(''), heard: null, delivery: null, expression: expressionOf(0.2, 0.9), gaps: ['no-recogniser'] });
    expect(next?.about).toBe('eyeContact');
    expect(worked.map(({ about }) => about)).toEqual(['posture']);
    expect(text).toContain('recogniser');
  });
});

describe('any input', () => {
  it('gives levels of 0 to 1 and moments within order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), async (text, rate, share) => {
        const feedback = await feedbackOn({ ...spoken(text, { speechRate: [rate, 0.9], pauseRatio: [share, 0.9], fillerRatio: [share, 0.6] }), expression: expressionOf(share, share) });
        for (const level of Object.values(feedback.levels)) expect(level >= 0 && level <= 1).toBe(true);
        for (const { moment, quote } of [...feedback.worked, ...(feedback.next === null ? [] : [feedback.next])]) {
          if (moment !== null) expect(moment.endS).toBeGreaterThanOrEqual(moment.startS);
          if (quote !== null) expect(text).toContain(quote);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('an hour of speech is read with pauses for others, and stops when told to', async () => {
    const hour = Array.from({ length: 900 }, (_, index) => `In week ${index} our team had a problem with the order list. I compared ${index + 2} lists and called the client.`).join(' ');
    const input = recording(hour);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const { star } = await feedbackOn(input);
    clearInterval(timer);
    expect(star?.action).not.toBeNull();
    expect(turns).toBeGreaterThan(3);
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const { coach } = await import('../../../../fixtures/coaching.ts');
    await expect(coach.feedback(input, stop.signal)).rejects.toThrow('enough');
  });
});
