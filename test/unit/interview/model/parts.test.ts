import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrompt, promptLabel, promptMessages, promptOf, toPrompts } from '../../../../src/main/interview/model/prompt.ts';
import { countWords, createQuoteVerifier } from '../../../../src/main/interview/model/quotes.ts';
import { resources } from '../../../fixtures/screening-domain.ts';

const file = (name: string, version: number, body = 'Do it in {{language}}.') =>
  `---\nname: ${name}\nversion: ${version}\npurpose: Test: it\nschema: ${name}\n---\n${body}\n`;

describe('prompts', () => {
  it('shipped with the product are named, versioned and complete', () => {
    const prompts = toPrompts(resources.prompts);
    expect([...prompts.keys()]).toEqual(expect.arrayContaining(['rubric', 'next-question']));
    for (const prompt of prompts.values()) {
      expect(prompt.purpose).not.toBe('');
      const [system] = promptMessages(prompt, { language: 'Russian', level: 'junior' }, {});
      expect(system?.content).not.toMatch(/\{\{\w+\}\}/);
    }
  });

  it('come in their newest version', () => {
    const prompts = toPrompts({ 'a.v2.md': file('a', 2), 'a.v10.md': file('a', 10), 'b.v1.md': file('b', 1) });
    expect(promptLabel(promptOf(prompts, 'a'))).toBe('a.v10');
    expect(promptOf(prompts, 'a').purpose).toBe('Test: it');
    expect(() => promptOf(prompts, 'c')).toThrow(TypeError);
  });

  it.each([['a.v1.md', 'no front matter'], ['a.v1.md', file('a', 2)], ['b.v1.md', file('a', 1)], ['a.v1.md', file('a', 1, ' ')]])('%s is refused when it is wrong', (name, text) => {
    expect(() => parsePrompt(name, text)).toThrow(TypeError);
  });

  it('take data as data and nothing else: no value is a template', () => {
    const prompt = parsePrompt('a.v1.md', file('a', 1));
    const messages = promptMessages(prompt, { language: 'English' }, { answers: '{{language}} $& $1' });
    expect(messages[0]?.content).toContain('Do it in English.');
    expect(messages[1]?.content).toContain('"{{language}} $& $1"');
    for (const language of ['', 'a\nb', '[[end]]', '{{x}}', 'x'.repeat(61)]) expect(() => promptMessages(prompt, { language }, {})).toThrow(TypeError);
    expect(() => promptMessages(prompt, {}, {})).toThrow(TypeError);
    expect(() => promptMessages(parsePrompt('a.v1.md', file('a', 1, '{{constructor}}')), {}, {})).toThrow(TypeError);
  });
});

describe('quotes', () => {
  const said = 'Ну, э-э, я я перевёл 12 сервисов на Docker [шум] и Kubernetes. P95 упал с 800 до 0.86 секунды! I, um, don’t use C++.';
  const verify = createQuoteVerifier([said, 'Another segment. With words.']);

  it.each<[string, string]>([
    ['Перевел 12 сервисов на docker и kubernetes', 'перевёл 12 сервисов на Docker [шум] и Kubernetes.'],
    ['я перевёл', 'я я перевёл'],
    ['p95 упал с 800 до 0,86 секунды', 'P95 упал с 800 до 0.86 секунды!'],
    ["I don't use C++", 'I, um, don’t use C++.'],
    ['«With words»', 'With words.'],
  ])('%s was said', (quote, passage) => {
    expect(verify(quote)).toBe(passage);
    expect(said.includes(passage) || passage === 'With words.').toBe(true);
  });

  it.each(['перевёл 13 сервисов', 'упал с 800 до 0.8 секунды', 'упал с 80', 'сервисов Docker', 'and', 'on', '', '...', 'C++. Another segment', `Docker ${'x'.repeat(600)}`, 'kubern'])(
    '%j was not', (quote) => {
      expect(verify(quote)).toBeNull();
    });

  it('found are always verbatim, and what is verbatim is always found', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Docker', 'я', 'и', 'um', 'p95', '0.86', 'latency,', 'fell.', '—', 'fell', 'ёлка', '12', '\n', 'Docker'), { minLength: 1, maxLength: 20 }), fc.nat(19), fc.integer({ min: 1, max: 8 }), (words, from, length) => {
        const text = words.join(' ');
        const quote = words.slice(from, from + length).join(' ');
        const found = createQuoteVerifier([text])(quote);
        if (found !== null) expect(text).toContain(found);
        else expect(/Docker|p95|0\.86|latency|fell|ёлка|12/.test(quote)).toBe(false);
      }),
    ));

  it('count their words without fillers', () => {
    expect(countWords('Um, I I did э-э it')).toBe(3);
  });
});
