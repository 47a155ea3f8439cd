/** English numerals in words. */

const SMALL = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen',
  'seventeen', 'eighteen', 'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES = ['', 'thousand', 'million', 'billion', 'trillion'];
const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth',
};
/** More digits are read one by one. */
const MAX_DIGITS = 15;

/** @param digits decimal digits only */
export function toEnglishNumber(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain.length > MAX_DIGITS || (digits.length > 1 && digits.startsWith('0'))) return [...digits].map((digit) => SMALL[Number(digit)]).join(' ');
  if (plain === '0') return 'zero';
  const words: string[] = [];
  for (let scale = Math.ceil(plain.length / 3) - 1; scale >= 0; scale--) {
    const group = Number(plain.slice(Math.max(0, plain.length - 3 * (scale + 1)), plain.length - 3 * scale));
    if (group > 0) words.push(...hundreds(group), SCALES[scale] ?? '');
  }
  return words.filter((word) => word !== '').join(' ');
}

/** `3` -> third. */
export function toEnglishOrdinal(digits: string): string {
  const words = toEnglishNumber(digits).split(/(?<=[\s-])/);
  const last = words.pop() ?? '';
  return words.join('') + (ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`));
}

/** Years are read in pairs: nineteen eighty-four, twenty twenty-four, two thousand five. */
export function toEnglishYear(digits: string): string {
  const year = Number(digits);
  if (year % 1000 < 10) return toEnglishNumber(digits);
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const tail = rest === 0 ? 'hundred' : rest < 10 ? `oh ${SMALL[rest] ?? ''}` : toEnglishNumber(String(rest));
  return `${toEnglishNumber(String(century))} ${tail}`;
}

function hundreds(value: number): string[] {
  const words: string[] = [];
  if (value >= 100) words.push(SMALL[Math.floor(value / 100)] ?? '', 'hundred');
  const rest = value % 100;
  if (rest >= 20) words.push((TENS[Math.floor(rest / 10)] ?? '') + (rest % 10 > 0 ? `-${SMALL[rest % 10] ?? ''}` : ''));
  else if (rest > 0) words.push(SMALL[rest] ?? '');
  return words;
}
