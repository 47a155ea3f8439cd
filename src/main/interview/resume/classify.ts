/** What a short text names: a job title, an organisation, a school, a degree, a place. */
import type { RoleTitles } from '../knowledge/role-titles.ts';
import { tokens } from '../knowledge/text.ts';
import { anyOf, fold, type ResumeWords } from './vocabulary.ts';

/** Scores are 0..1. */
export interface Classifier {
  title(text: string): number;
  company(text: string): number;
  school(text: string): number;
  degree(text: string): number;
  isPlace(text: string): boolean;
  /** Also a town that we do not know in a country or region that we do: “Acme, Malta” is taken for one. */
  mayBePlace(text: string): boolean;
  /** “Acme Ltd, Leeds, UK” -> “Acme Ltd” and “Leeds, UK”. */
  splitPlace(text: string): { readonly name: string; readonly place: string };
  /** “Full-time”, «удалённо»: how one works, which is neither a title nor a company. */
  isEmployment(text: string): boolean;
  /** “Key responsibilities:”, which only announces a list. */
  isLabel(text: string): boolean;
}

const TITLE_WORDS = 9;
const PART_LIMIT = 5;

function countryNames(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return ['en', 'ru'].flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => names.of(code) ?? []);
  });
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '');

export function createClassifier(
  { titles, organisations, degrees, places }: ResumeWords,
  roles: Pick<RoleTitles, 'titlePhrases'>,
): Classifier {
  const heads = new Set(titles.heads.map(fold));
  const ranks = new Set(titles.ranks.map(fold));
  const latinForms = organisations.forms.filter((form) => /[a-z]/u.test(form));
  const otherForms = organisations.forms.filter((form) => !/[a-z]/u.test(form));
  const formAtEnd = new RegExp(`${anyOf(latinForms).source}\\.?$`, 'u');
  const formAnywhere = anyOf(otherForms);
  const organisation = anyOf(organisations.words);
  const school = anyOf(organisations.schools);
  // People decline them: «университета», «институте».
  const schoolStem = /(?:университет|институт|академи|колледж|училищ|техникум|гимнази|лице[йя]|школ|universit|polytechni)/u;
  const degree = anyOf(degrees.degrees);
  const cities = new Set(places.cities.map(fold));
  const regions = new Set([...places.regions, ...countryNames()].map(fold));
  const remote = anyOf(places.remote);
  const mark = new RegExp(`^(?:${anyOf(places.marks).source})\\.?\\s*\\p{L}[\\p{L}\\s.-]{1,40}$`, 'u');
  const employment = anyOf(titles.employment);
  const label = new Set(titles.duties.map(fold));

  /** 2: a town that we know; 1: a country, a region, “г. …”; 0: none of them. */
  function placeRank(part: string): number {
    const plain = fold(part)
      .replace(/^(?:г|гор|город)\.?\s+/u, '')
      .replace(/\.$/u, '')
      .replace(/\s+\d{4,6}$/u, '');
    if (cities.has(plain)) return 2;
    if (regions.has(plain)) return 1;
    return /^\p{L}/u.test(plain) && mark.test(fold(part)) ? 1 : 0;
  }

  function isPlace(text: string, isLenient = false): boolean {
    const parts = text
      .split(/[,/]\s*|\s+\(|\)/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (text.length > 70 || parts.length === 0 || parts.length > PART_LIMIT) return false;
    if (parts.length === 1 && /^[A-Z]{2}$/u.test(parts[0]!)) return false;
    const known = parts.filter((part) => placeRank(part) > 0 || remote.test(fold(part)));
    if (known.length === parts.length) return true;
    // A town that we do not know, in a country or region that we do.
    const isName = (part: string): boolean => /^\p{Lu}[\p{L}.'’ -]{1,30}$/u.test(part);
    return (
      isLenient &&
      parts.length >= 2 &&
      placeRank(parts.at(-1)!) > 0 &&
      parts.every((part) => isName(part) || placeRank(part) > 0 || /^\d{4,6}$/u.test(part)) &&
      parts.length - known.length <= 1
    );
  }

  function splitPlace(text: string): { name: string; place: string } {
    const parts = text.split(/,\s+/u);
    for (let count = Math.min(3, parts.length - 1); count >= 1; count -= 1) {
      const place = parts.slice(-count).join(', ');
      const name = parts.slice(0, -count).join(', ');
      if (isPlace(place)) return { name, place };
    }
    return { name: text, place: '' };
  }

  return {
    title(text) {
      const words = wordsOf(text);
      if (words.length === 0 || words.length > TITLE_WORDS + 3) return 0;
      const hasHead = words.some((word) => heads.has(word));
      const hasRank = words.some((word) => ranks.has(word));
      const isKnown = roles.titlePhrases.find(tokens(text)).length > 0;
      const score = (hasHead ? 0.7 : 0) + (isKnown ? 0.3 : 0) + (hasRank ? 0.15 : 0);
      const looksLikeName = formAtEnd.test(fold(text)) || formAnywhere.test(fold(text)) || /[«»“”"]/u.test(text);
      return Math.max(0, Math.min(1, score) - (looksLikeName ? 0.5 : 0) - (words.length > TITLE_WORDS ? 0.3 : 0));
    },
    company(text) {
      const plain = fold(text);
      if (formAtEnd.test(plain) || formAnywhere.test(plain)) return 1;
      if (/[«»“”"]/u.test(text)) return 0.8;
      if (organisation.test(plain) || schoolStem.test(plain)) return 0.65;
      return /^\p{Lu}/u.test(text) || /\.\p{L}{2,3}$/u.test(plain) ? 0.3 : 0.1;
    },
    school(text) {
      const plain = fold(text);
      return school.test(plain) || schoolStem.test(plain) ? 1 : 0;
    },
    degree(text) {
      return degree.test(fold(text)) ? 1 : 0;
    },
    isPlace: (text) => isPlace(text),
    mayBePlace: (text) => isPlace(text, true),
    splitPlace,
    isEmployment: (text) =>
      text.length < 40 &&
      employment.test(fold(text)) &&
      wordsOf(text.toLowerCase().replace(new RegExp(employment.source, 'gu'), '')).length === 0,
    isLabel: (text) => text.length < 50 && label.has(fold(text).replace(/\s*:$/u, '')),
  };
}
