/** Name, addresses and numbers of the person. */
import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { PageText, ResumeContact } from '../../ports/resume.ts';
import type { Classifier } from './classify.ts';
import { findName } from './contact-name.ts';
import type { HeadingReader } from './headings.ts';
import { sourceOf, type FieldMarks, type Source } from './field-marks.ts';
import { right, toLine, union, type Line } from './page-lines.ts';
import { toParagraphs, type Paragraph } from './paragraphs.ts';
import { toPieces } from './pieces.ts';
import type { Section } from './sections.ts';
import { alternatives, type ResumeWords } from './vocabulary.ts';

export interface ContactReader {
  readonly classifier: Classifier;
  readonly headings: HeadingReader;
  readonly words: ResumeWords;
}

/** What the API calls a person whom the document does not name. */
export const UNKNOWN_NAME = 'Unknown Candidate';

const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}\s?@\s?(?:[\p{L}\p{N}-]{1,63}\.){1,4}[\p{L}]{2,24}/u;
const LINKEDIN = /(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:in|pub|profile)\/[\p{L}\p{N}_%.-]+(?:\/(?=\s|$|[|,]))?/iu;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|io|dev|me|ru|рф|co|ai|info|app|tech|github\.io)\/\S*/giu;
const PHONE = /(?:\+|\b00|\()?\d(?:[\s().‐‑–-]{0,3}\d){6,14}(?!\d)/gu;

interface Found {
  readonly value: string;
  readonly confidence: number;
  readonly source: Source;
}

const toLinkedin = (text: string): string => `https://${text.replace(/^https?:\/\//iu, '').replace(/\/+$/u, '')}`;

/** A number as written, if it can be one in its country; of years and identity numbers that look like one it is told apart by its length. */
function findPhone(text: string, country: 'RU' | 'US'): { readonly value: string; readonly confidence: number } | null {
  const [sure] = findPhoneNumbersInText(text, country);
  for (const { 0: match } of text.matchAll(PHONE)) {
    const value = match.trim();
    const digits = value.replace(/\D/gu, '');
    if (
      digits.length < 7 ||
      digits.length > 15 ||
      /^(?:19|20)\d{2}\D+(?:19|20)\d{2}$/u.test(value) ||
      /^\d{1,2}\.\d{1,2}\.\d{4}/u.test(value)
    )
      continue;
    const number = parsePhoneNumberFromString(value, country);
    if (number?.isPossible() === true) return { value, confidence: number.isValid() ? 0.98 : 0.85 };
  }
  return sure === undefined ? null : { value: text.slice(sure.startsAt, sure.endsAt), confidence: 0.95 };
}

function first(paragraphs: readonly Paragraph[], read: (text: string) => string | null): Found | null {
  for (const paragraph of paragraphs) {
    const value = read(paragraph.text);
    if (value !== null) return { value, confidence: 0.98, source: sourceOf(paragraph) };
  }
  return null;
}

/** A number that the end of a line broke is read on in the next line. */
function readPhone(paragraphs: readonly Paragraph[], country: 'RU' | 'US'): Found | null {
  const bare = (text: string): string => text.replace(EMAIL, '|').replace(ADDRESS, '|').replace(LINKEDIN, '|');
  for (const [index, paragraph] of paragraphs.entries()) {
    const text = bare(paragraph.text).trimEnd();
    const alone = findPhone(text, country);
    const next = paragraphs[index + 1];
    const isAtEnd = /\d[\s()-]*$/u.test(text) && /\+?\d[\d\s()-]{3,}$/u.test(text);
    if (isAtEnd && next !== undefined && /^[\d(]/u.test(next.text)) {
      const sign = /-$/u.test(text) ? '' : ' ';
      const whole = findPhone(text + sign + bare(next.text), country);
      if (whole !== null && whole.value.length > (alone?.value.length ?? 0) && (alone === null || whole.confidence > alone.confidence))
        return { ...whole, source: sourceOf(paragraph) };
    }
    if (alone !== null) return { ...alone, source: sourceOf(paragraph) };
  }
  return null;
}

function findLocation(paragraphs: readonly Paragraph[], { classifier, words }: ContactReader): Found | null {
  const label = new RegExp(`^(?:${alternatives(words.contacts.placeLabels)})(?:\\s*:|\\s{2,}|\\s)\\s*`, 'iu');
  const bare = (text: string): string =>
    text.replace(EMAIL, '\u0001').replace(ADDRESS, '\u0001').replace(LINKEDIN, '\u0001').replace(PHONE, '\u0001');
  for (const paragraph of paragraphs) {
    for (const piece of toPieces(paragraph.cells, undefined, /\s*[|•·●;]\s*|\s+[–—/]\s+|\s{3,}/u)) {
      for (const part of bare(piece.text).split(/\s*,?\s*\u0001\s*,?\s*/u)) {
        const plain = part
          .replace(/^[^\p{L}]+/u, '')
          .replace(label, '')
          .replace(/[,.\s]+$/u, '')
          .trim();
        if (plain !== '' && classifier.mayBePlace(plain)) return { value: plain, confidence: 0.9, source: piece };
        if (plain !== '' && label.test(part.replace(/^[^\p{L}]+/u, '')) && plain.length < 80)
          return { value: plain, confidence: 0.8, source: piece };
      }
    }
  }
  return null;
}

/** Each line says a thing of its own, except an address or a number that the edge of the column broke in two. */
function toContactParagraphs(sections: readonly Section[]): Paragraph[] {
  return sections.flatMap(({ lines }) => {
    const whole: Line[] = [];
    for (const line of lines) {
      const before = whole.at(-1);
      if (before !== undefined && isBroken(before, line)) whole[whole.length - 1] = joined(before, line);
      else whole.push(line);
    }
    return toParagraphs(whole, { startsNew: () => true });
  });
}

function isBroken(before: Line, { text, cells, page, width }: Line): boolean {
  const isAtEdge = right(before) + Math.max(width, 4 * before.fontSize) > before.column.right && page === before.page;
  if (!isAtEdge || cells.length > 1) return false;
  if (/\+?\d[\d\s()-]*[\s)-]?$/u.test(before.text) && /^[\d\s()-]{2,12}(?:$|\s)/u.test(text))
    return (before.text.match(/\d/gu)?.length ?? 0) < 11;
  const isOne =
    /^[\p{Ll}\d._/%+-]+$/u.test(text) && !/^\d{6,}$/u.test(text) && (!text.includes('linkedin.') || /\/\/$|www\.$/iu.test(before.text));
  const isOpenAddress = /(?:@[\p{L}\d.-]*|linkedin\.com\S*|https?:\/\/\S*|www\.\S*)$/iu.test(before.text);
  const isLocalPart = /(?:^|\s)[a-z][a-z\d]*[._-][a-z\d._-]*$/u.test(before.text) && /^[a-z\d._-]*@[a-z\d.-]+$/u.test(text);
  return (isOpenAddress && isOne) || isLocalPart;
}

/** Numbers keep a space where they were broken, addresses do not. */
function joined(before: Line, line: Line): Line {
  const sign = /[\d)]$/u.test(before.text) && /^[\d(]/u.test(line.text) && !/[@/]\S*$/u.test(before.text) ? ' ' : '';
  const last = before.cells.at(-1)!;
  const cell = { ...last, ...union([last, line]), text: last.text + sign + line.text };
  return toLine([...before.cells.slice(0, -1), cell], before.column);
}

export function readContact(
  sections: readonly Section[],
  pages: readonly PageText[],
  language: 'en' | 'ru',
  reader: ContactReader,
  { mark }: FieldMarks,
): ResumeContact {
  const named = sections.filter(({ kind }) => kind === 'contact' || kind === 'head');
  // What is not where it usually stands may be anywhere.
  const near = toContactParagraphs(named);
  const far = toContactParagraphs(sections.filter((section) => !named.includes(section)));
  const all = [...near, ...far];
  const links = pages.flatMap((page, index) => page.links.map(({ url, box }) => ({ url, source: { page: index, box } })));

  const behindLinks = (read: (url: string) => string | null): Found | null =>
    links.flatMap(({ url, source }): Found[] => {
      const value = read(url);
      return value === null ? [] : [{ value, confidence: 0.9, source }];
    })[0] ?? null;
  const toAddress = (url: string): string | null => EMAIL.exec(/^mailto:(?<address>[^?]+)/iu.exec(url)?.groups?.address ?? '')?.[0] ?? null;
  const toProfile = (text: string): string | null => {
    const match = LINKEDIN.exec(text.replace(/(linkedin\.com\/?)\s+(?=in\/)/iu, '$1'))?.[0];
    return match === undefined ? null : toLinkedin(match);
  };
  const email = first(all, (text) => EMAIL.exec(text)?.[0].replace(/\s/gu, '') ?? null) ?? behindLinks(toAddress);
  const phone = readPhone(all, language === 'ru' ? 'RU' : 'US');
  const linkedin = first(all, toProfile) ?? behindLinks(toProfile);
  const location = findLocation(near, reader);
  const name = findName(named, email?.value ?? null, reader);

  for (const [key, found] of Object.entries({ name, email, phone, location, linkedin }))
    if (found !== null) mark(`contact.${key}`, found.confidence, found.source);
  return {
    name: name?.value ?? UNKNOWN_NAME,
    email: email?.value ?? null,
    phone: phone?.value ?? null,
    location: location?.value ?? null,
    linkedin: linkedin?.value ?? null,
  };
}
