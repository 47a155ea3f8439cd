import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCompletions } from '../../../../../src/renderer/candidate/coding/editor/python-completion.ts';
import { tidyPython } from '../../../../../src/renderer/candidate/coding/editor/python-tidy.ts';
import { toPlace } from '../../../../../src/renderer/candidate/coding/room/place.ts';

const offered = (text: string): Map<string, string> => {
  const wordStart = text.length - (/[\p{L}\p{N}_]*$/u.exec(text)?.[0].length ?? 0);
  return new Map(toCompletions(text, wordStart).map(({ label, kind }) => [label, kind]));
};

describe('what Python offers', () => {
  it('has keywords, built-ins and the names of the text', () => {
    const found = offered('def total_of(prices):\n    running = 0\n    ru');
    expect(found.get('running')).toBe('name');
    expect(found.get('total_of')).toBe('name');
    expect(found.get('return')).toBe('keyword');
    expect(found.get('enumerate')).toBe('builtin');
    expect(found.has('ru')).toBe(false);
  });

  it('has methods after a dot, and nothing else', () => {
    const found = offered('rows = []\nrows.ap');
    expect(found.get('append')).toBe('method');
    expect(found.has('return')).toBe(false);
  });

  it.each(['x = "some te', "# a comment wi", "y = 'it\\'s he"])('is silent inside a text or a comment: %s', (text) => {
    expect(offered(text).size).toBe(0);
  });
});

describe('tidying Python', () => {
  it('turns tabs into spaces, takes spaces from the ends of lines and ends with one line break', () => {
    expect(tidyPython('def f():\n\tif x:  \n\t\treturn 1\t\n\n\n\n\nf()\n\n\n')).toBe('def f():\n    if x:\n        return 1\n\n\nf()\n');
  });

  it('leaves texts over several lines as they are', () => {
    const code = 'x = """a  \n\tb\n\n\n\n"""  \ny = \'c\\\n\td  \'\n';
    expect(tidyPython(code)).toBe('x = """a  \n\tb\n\n\n\n"""\ny = \'c\\\n\td  \'\n');
  });

  it('is not misled by quotes in comments', () => {
    expect(tidyPython("# don't  \n\tx\n")).toBe("# don't\n    x\n");
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom('\t', ' ', '\n', 'x', '"""', "'", '#', '\\', 'if a:', '\n\n\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const once = tidyPython(pieces.join(''));
        expect(tidyPython(once)).toBe(once);
      }),
    );
  });
});

describe('the place that an error names', () => {
  it.each([
    ['ValueError: no (line 3)', 3],
    ['TypeError: not a function (line 12)', 12],
    ['Another result was expected', null],
  ])('%s', (message, line) => expect(toPlace(message)).toBe(line));
});
