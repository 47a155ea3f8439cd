/** Whose resume it is: the line near the top that looks most like a person's name. */
import type { Classifier } from './classify.ts';
import type { HeadingReader } from './headings.ts';
import { sourceOf, type Source } from './field-marks.ts';
import { union } from './page-lines.ts';
import type { Section } from './sections.ts';
import { alternatives, fold, type ResumeWords } from './vocabulary.ts';

export interface NameReader {
  readonly classifier: Classifier;
  readonly headings: HeadingReader;
  readonly words: ResumeWords;
}

const MOST_WORDS = 5;
const LEAST_SCORE = 2;
const CYRILLIC = 'а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я'.split(' ');
const LATIN = 'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh sch  y  e yu ya'.split(' ');

/** Enough to compare a name with the address that was made from it. */
const toLatin = (text: string): string =>
  [...fold(text)]
    .map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[^a-z]/gu, '');

/** “JANE O'NEIL” -> “Jane O'Neil”: names are said aloud and shown, so capitals are undone. */
function toNameCase(text: string): string {
  if (/\p{Ll}/u.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

function createNameScorer({ classifier, headings, words: { contacts } }: NameReader, email: string | null): (text: string) => number {
  const particles = new Set(contacts.particles.map(fold));
  const local = toLatin(email?.split('@')[0] ?? '');
  return (text) => {
    const words = text.split(/\s+/u);
    if (words.length > MOST_WORDS || text.length > 60 || /[\d@:/|«»•]/u.test(text) || headings.read(text) !== null) return -1;
    const isNameWord = (word: string): boolean => /^\p{Lu}[\p{L}'’.-]*,?$/u.test(word) || particles.has(fold(word));
    if (!words.every(isNameWord)) return -1;
    if (classifier.isPlace(text) || contacts.titlesOfDocument.some((title) => fold(title) === fold(text))) return -1;
    let score = words.length >= 2 && words.length <= 4 ? 2 : 0.5;
    score -= classifier.title(text) * 2.5 + (classifier.company(text) >= 0.65 ? 1.5 : 0);
    if (/(?:вич|вна|ична|оглы|кызы)$/iu.test(words.at(-1) ?? '') || words.some((word) => /(?:вич|вна)$/u.test(word))) score += 1.5;
    const fits = words.filter((word) => word.length >= 3 && local.includes(toLatin(word)) && toLatin(word).length >= 3).length;
    return score + Math.min(2, fits);
  };
}

export function findName(
  sections: readonly Section[],
  email: string | null,
  reader: NameReader,
): { readonly value: string; readonly confidence: number; readonly source: Source } | null {
  const scoreOf = createNameScorer(reader, email);
  const label = new RegExp(`^(?:${alternatives(reader.words.contacts.nameLabels)})\\s*[:—–-]?\\s+`, 'iu');
  const lines = sections.flatMap((section) => section.lines).filter(({ page }) => page === 0);
  const largest = Math.max(0, ...lines.map(({ fontSize }) => fontSize));
  let best: { value: string; score: number; source: Source } | null = null;
  const consider = (text: string, size: number, order: number, source: Source): void => {
    const bare = text.replace(/^[^\p{L}]+|[^\p{L}.]+$/gu, '').replace(/\s*,\s*(?:ph\.?d|mba|pmp|cpa|md|rn)\.?$/iu, '');
    const value = label.test(`${bare} `) ? bare.replace(label, '') : bare;
    const score = scoreOf(value);
    if (score < 0.5) return;
    const weighed =
      score +
      0.2 * value.split(' ').length +
      (size >= largest - 0.2 && size > 0 ? 2 : 0) +
      (size > 1.3 * (lines[lines.length >> 1]?.fontSize ?? size) ? 0.5 : 0) -
      0.1 * Math.min(order, 15);
    if (weighed > (best?.score ?? LEAST_SCORE - 0.01)) best = { value: toNameCase(value), score: weighed, source };
  };
  for (const [order, line] of lines.entries()) {
    for (const cell of line.cells) {
      consider(cell.text, cell.fontSize, order, sourceOf(cell));
      // “Jane Doe | Designer”, “Jane Doe, PhD”.
      const [head = ''] = cell.text.split(/\s*[|•·–—,]\s*/u);
      if (head !== cell.text) consider(head, cell.fontSize, order + 1, sourceOf(cell));
    }
    // A big name may take two lines or three.
    for (const count of [2, 3]) {
      const all = lines.slice(order, order + count);
      const isOne =
        all.length === count && line.fontSize >= largest - 0.2 && all.every((part) => part.style === line.style && part.cells.length === 1);
      if (isOne) consider(all.map(({ text }) => text).join(' '), line.fontSize, order, { page: line.page, box: union(all) });
    }
  }
  const found = best as { value: string; score: number; source: Source } | null;
  return found === null ? null : { value: found.value, confidence: Math.min(0.99, 0.4 + found.score * 0.1), source: found.source };
}
