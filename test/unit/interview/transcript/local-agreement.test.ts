import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLocalAgreement, endOfAlignment, toComparedWord } from '../../../../src/main/interview/transcript/local-agreement.ts';

const words = (text: string): { readonly text: string }[] => text.split(' ').filter((word) => word !== '').map((word) => ({ text: word }));
const textOf = (list: readonly { readonly text: string }[]): string => list.map(({ text }) => text).join(' ');

describe('local agreement', () => {
  it('commits what two successive hypotheses agree on', () => {
    const agreement = createLocalAgreement<{ readonly text: string }>();
    const steps = ['I', 'I have', 'I have work', 'I have worked with', 'I have worked with Docker'].map((text) => {
      const { committed, tentative } = agreement.update(words(text));
      return `${textOf(committed)}|${textOf(tentative)}`;
    });
    expect(steps).toEqual(['|I', 'I|have', 'I have|work', 'I have|worked with', 'I have worked with|Docker']);
  });

  it('compares without case, punctuation and ё, and keeps what was committed first', () => {
    const agreement = createLocalAgreement<{ readonly text: string }>();
    agreement.update(words('Всё, хорошо'));
    agreement.update(words('все хорошо. Дальше'));
    const { committed, tentative } = agreement.update(words('Все — хорошо, дальше!'));
    expect(textOf(committed)).toBe('все хорошо. дальше!');
    expect(tentative).toEqual([]);
    expect(toComparedWord('«Node.js»,')).toBe('nodejs');
    expect(toComparedWord('—')).toBe('');
  });

  it('neither repeats nor swallows a word when the start is heard differently this time', () => {
    const committed = words('we deploy with docker');
    expect(endOfAlignment(committed, words('we deployed with docker compose'))).toBe(4);
    expect(endOfAlignment(committed, words('deploy with docker compose'))).toBe(3);
    expect(endOfAlignment(committed, words('well we deploy with docker compose'))).toBe(5);
    expect(endOfAlignment(committed, words('we deploy'))).toBe(2);
    expect(endOfAlignment([], words('anything at all'))).toBe(0);
  });

  const word = fc.constantFrom('a', 'A,', 'b', 'c', 'd.', 'ё', 'е', '—');
  const hypotheses = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 12 });

  it('never changes what is committed, and commits only what the last two hypotheses hold', () => {
    fc.assert(fc.property(hypotheses, (list) => {
      const agreement = createLocalAgreement<{ readonly text: string }>();
      let before: readonly { readonly text: string }[] = [];
      let previous: string[] = [];
      for (const hypothesis of list) {
        const { committed, tentative } = agreement.update(hypothesis.map((text) => ({ text })));
        expect(committed.slice(0, before.length)).toEqual(before);
        const fresh = committed.slice(before.length).map(({ text }) => text);
        const tail = tentative.map(({ text }) => text);
        if (fresh.length + tail.length > 0) expect(hypothesis.slice(-(fresh.length + tail.length))).toEqual([...fresh, ...tail]);
        const compared = previous.map(toComparedWord).join(' ');
        expect(compared.includes(fresh.map(toComparedWord).join(' '))).toBe(true);
        before = committed;
        previous = hypothesis;
      }
    }));
  });

  it('commits all of a hypothesis that comes twice, and grows with a growing one', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 20 }), (list) => {
      const agreement = createLocalAgreement<{ readonly text: string }>();
      for (let end = 1; end <= list.length; end++) {
        const { committed, tentative } = agreement.update(words(list.slice(0, end).join(' ')));
        expect(textOf([...committed, ...tentative])).toBe(list.slice(0, end).join(' '));
        expect(committed).toHaveLength(end - 1);
      }
      expect(textOf(agreement.update(words(list.join(' '))).committed)).toBe(list.join(' '));
    }));
  });
});
