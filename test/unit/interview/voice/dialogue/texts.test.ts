import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toVoiceTexts } from '../../../../../src/main/interview/voice/dialogue/texts.ts';
import { countSpoken } from '../../../../../src/main/interview/voice/dialogue/quotable.ts';
import { resources } from '../../../../fixtures/screening-domain.ts';
import { texts } from '../simulate.ts';

const group = z.record(z.string(), z.object({ en: z.array(z.string()), ru: z.array(z.string()) }));
const voice = z
  .object({ questions: z.object({ topics: group, aspects: group, candidateQuestions: group, closing: group }), replies: z.object({ leads: group, answers: group }) })
  .parse(resources.voice);
const wordings = [voice.questions.topics, voice.questions.aspects, voice.questions.candidateQuestions, voice.questions.closing, voice.replies.leads, voice.replies.answers].flatMap((names) =>
  Object.entries(names).flatMap(([name, { en, ru }]) => [...en.map((text) => [name, 'en', text] as const), ...ru.map((text) => [name, 'ru', text] as const)]));

describe('the words of the spoken interview', () => {
  it.each(wordings)('%s (%s): %s', (name, language, text) => {
    const filled = text.replace(/\{\w+\}/g, 'x');
    expect(countSpoken(filled)).toBeLessThan(name === 'introduction' ? 30 : 25);
    expect(text.indexOf('?') === -1 || text.indexOf('?') === text.length - 1).toBe(true);
    expect(text).toMatch(/[.?]$/);
    expect(text).not.toMatch(/!|great|excellent|отличн|прекрасн|замечательн/i);
    if (language !== 'ru') return;
    // No form that tells the gender of the one who speaks or listens, and nothing that a name would have to agree with.
    expect(text).not.toMatch(/(?<!\p{L})(?:я|ты) \p{L}+(?:л|ла)(?!\p{L})|(?<!\p{L})(?:понял|поняла|рад|рада|готов|готова|уверен|уверена|должен|должна|сам|сама(?! работа))(?!\p{L})/iu);
    expect(text).not.toMatch(/(?<!\p{L})(?:в|на|с|о|об|для|про|по|из|от|к) \{\w+\}/iu);
  });

  it('name what is wrong in a broken file', () => {
    expect(() => toVoiceTexts({})).toThrow(/voice\/questions/);
    expect(() => texts.wordings('topics', 'nothing-such', 'en')).toThrow('topics.nothing-such');
    expect(texts.wordings('topics', 'claim', 'en', {})).toEqual([]);
  });
});
