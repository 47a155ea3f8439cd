/** Puts a Python text in order where that cannot change what it does. */

const spacesPerTab = 4;

/**
 * Tabs at the beginning of a line become four spaces each, spaces at the end of a line go, there
 * are at most two empty lines in a row and the text ends with one line break. Texts over several lines stay as they are,
 * and so does the depth of each line: what Python means by indentation is never guessed.
 */
export function tidyPython(code: string): string {
  let quote: string | null = null;
  const lines = code.split('\n').map((line) => {
    const startsInside = quote !== null;
    quote = quoteAfter(line, quote);
    const begun = startsInside ? line : line.replace(/^[ \t]+/, expand);
    return quote === null ? { text: begun.trimEnd(), isFree: !startsInside } : { text: begun, isFree: false };
  });
  const kept = lines.filter(({ text, isFree }, index) => !(isFree && text === '' && isEmpty(lines[index - 1]) && isEmpty(lines[index - 2])));
  return `${kept.map(({ text }) => text).join('\n').replace(/\n*$/, '')}\n`;
}

const isEmpty = (line: { readonly text: string; readonly isFree: boolean } | undefined): boolean => line?.isFree === true && line.text === '';

/** A tab is one step. Lines that mix both are left alone: only their writer knows what was meant. */
function expand(indent: string): string {
  if (!indent.includes('\t')) return indent;
  if (!indent.includes(' ')) return ' '.repeat(spacesPerTab * indent.length);
  return indent;
}

/** The quote that is open after the line, given the one before it. */
function quoteAfter(line: string, before: string | null): string | null {
  let open = before;
  for (let at = 0; at < line.length; at += 1) {
    const here = line[at] ?? '';
    if (here === '\\') at += 1;
    else if (open !== null) {
      if (!line.startsWith(open, at)) continue;
      at += open.length - 1;
      open = null;
    } else if (here === '#') return null;
    else if (here === '"' || here === "'") {
      open = line.startsWith(here.repeat(3), at) ? here.repeat(3) : here;
      at += open.length - 1;
    }
  }
  // A text in single quotes ends with its line, unless a backslash carries it on.
  return open?.length === 3 || line.endsWith('\\') ? open : null;
}
