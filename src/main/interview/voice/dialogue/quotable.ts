/** Which words of a resume may be said aloud in a question. A resume is data that a stranger wrote. */
import { withoutInstructions } from '../../model/instructions.ts';
import { asksPrivate } from '../../dialogue/private-matters.ts';

const WORD = /[\p{L}\p{N}]+(?:[-'’.+#/&][\p{L}\p{N}]+)*[+#%]*/gu;

/** Words as a listener counts them. */
export const countSpoken = (text: string): number => (text.match(WORD) ?? []).length;

const ADDRESS = /@|https?:|www\.|\d{6,}/iu;
/** What no reader of speech says well, or what would end our own sentence. */
const MARKS = /[«»"“”„<>{}[\]|*_`~^\\=#!?…•·▪●◦–—]/gu;

/**
 * The phrase as it may be spoken: one line, no marks, no full stop at its end.
 * @returns null when it is empty, too long, holds an address, touches a private matter or speaks to a program
 */
export function quotable(text: string | null, mostWords: number): string | null {
  if (text === null || text.length > 400) return null;
  const line = text.split('№').map((part) => part.normalize('NFKC')).join('№').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  if (ADDRESS.test(line) || !isHarmless(line)) return null;
  const plain = line.replace(/(?<=\d)\s?[–—]\s?(?=\d)/gu, '-').replace(/ [–—] /gu, ', ').replace(MARKS, ' ').replace(/\s+([,;:])/gu, '$1').replace(/\s+/gu, ' ').replace(/^[\s.,;:-]+|[\s.,;:-]+$/gu, '');
  if (!/\p{L}{2}/u.test(plain) || /[.]\s+\p{Lu}/u.test(plain) || /\p{L}{40}/u.test(plain) || plain.length > mostWords * 14) return null;
  const words = countSpoken(plain);
  return words === 0 || words > mostWords ? null : plain;
}

/** Whether a text neither speaks to a program nor touches a private matter: of what does, no part is quoted either. */
export const isHarmless = (text: string): boolean => withoutInstructions(text).passages.length === 0 && !asksPrivate(text);

/** Whether most letters are those of this language: a voice says its own language best. */
export function isSpokenIn(text: string, language: 'en' | 'ru'): boolean {
  const cyrillic = (text.match(/\p{Script=Cyrillic}/gu) ?? []).length;
  const latin = (text.match(/\p{Script=Latin}/gu) ?? []).length;
  return language === 'ru' ? cyrillic * 2 >= latin : cyrillic === 0;
}

/** The short form of a company: no legal form, no place. */
export function companyName(text: string): string | null {
  const short = text.replace(/\(.*?\)/gu, ' ').split(/[,|•·]| - | – | — /u)[0] ?? '';
  const bare = short.replace(/(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|АО|ИП|НКО|ФГУП|ФГБУ|ГК|Inc|LLC|Ltd|GmbH|JSC|PLC)\.?(?!\p{L})/gu, ' ');
  return quotable(bare, 5) ?? quotable(short, 5);
}
