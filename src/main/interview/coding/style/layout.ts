/** What a syntax tree does not hold: how the lines look. */
import { finding, type StyleFinding } from './finding.ts';

const LONG_LINE = 120;

export function layoutFindings(code: string): StyleFinding[] {
  const lines = code.split(/\r\n|\r|\n/);
  const found = lines.flatMap((line, index) =>
    line.length > LONG_LINE ? [finding('long-line', index + 1, 0.03, `the line has ${line.length} characters`, `в строке ${line.length} символов`)] : []);
  const tabbed = lines.findIndex((line) => line.startsWith('\t'));
  const spaced = lines.findIndex((line) => /^ {2,}(?! ?\*)/.test(line));
  if (tabbed >= 0 && spaced >= 0) found.push(finding('mixed-indent', Math.max(tabbed, spaced) + 1, 0.1, 'tabs and spaces are mixed', 'отступы смешаны: табуляция и пробелы'));
  const tight = lines.findIndex((line) => /^\s*(?:(?:const|let|var)\s+)?[A-Za-z_$][\w$]*(?:[-+*/]?=(?![=>])\S|\s[-+*/]?=(?![=>])\S)/.test(line));
  if (tight >= 0) found.push(finding('spacing', tight + 1, 0.04, 'no spaces around =', 'нет пробелов вокруг ='));
  return found;
}
