import { describe, expect, it } from 'vitest';
import { toFirstWords } from '../../../../src/renderer/ui/format.ts';

describe('the first words of a text', () => {
  it('are all of a short one', () => {
    expect(toFirstWords(' What did you\nbuild there? ')).toBe('What did you build there?');
    expect(toFirstWords('')).toBe('');
  });

  it('are whole words, as many as there is room for', () => {
    expect(toFirstWords('Thank you, Ada. What did you build at ABC Systems, and who used it?', 20)).toBe('Thank you, Ada. What…');
    expect(toFirstWords('Thank you, Ada. What did you build?', 15)).toBe('Thank you, Ada…');
  });

  it('are cut only where the first alone is too long', () => {
    expect(toFirstWords(`${'a'.repeat(30)} and more`, 10)).toBe(`${'a'.repeat(10)}…`);
  });
});
