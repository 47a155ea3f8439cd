import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnfinished } from '../../../../src/main/interview/transcript/unfinished-clause.ts';

describe('unfinished clauses', () => {
  it('hears an open end', () => {
    for (const text of ['And so my fellow Americans', 'I worked with Docker,', 'Well...', 'Ну…', 'I think that.', 'Мы делали это для.', 'because?', 'so —']) {
      expect(isUnfinished(text), text).toBe(true);
    }
  });

  it('takes a sentence for a whole', () => {
    for (const text of ['Yes.', 'Да!', 'What would you do?', 'I said "no."', 'Он ушёл (давно.)', 'Version 2.', '', '  ']) expect(isUnfinished(text), text).toBe(false);
  });

  it('answers for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof isUnfinished(text)).toBe('boolean');
    }));
  });
});
