/** The one reader of language tags: queries, headers, job descriptions, models. */

/** Codes and names under which the product's two languages come (ISO 639-1 and 639-2, and how people call them). */
const NAMES: Readonly<Record<string, 'en' | 'ru'>> = {
  en: 'en', eng: 'en', english: 'en', английский: 'en',
  ru: 'ru', rus: 'ru', russian: 'ru', русский: 'ru',
};

/** `ru`, `rus`, `ru-RU`, `en_US`, `English`…; null for every other language, for `auto` and for what is no tag. */
export function toLanguage(tag: string | null | undefined): 'en' | 'ru' | null {
  const primary = tag?.trim().toLowerCase().split(/[-_.]/u)[0] ?? '';
  return Object.hasOwn(NAMES, primary) ? (NAMES[primary] ?? null) : null;
}

/** The language in which a job description's texts are written: its tag's, English where that is no language of ours. */
export const languageOfJob = ({ lang }: { readonly lang: string }): 'en' | 'ru' => toLanguage(lang) ?? 'en';

/** The language of ours that an Accept-Language header likes best (RFC 9110, 12.5.4); null when it names none. */
export function preferredLanguage(acceptLanguage: string | undefined): 'en' | 'ru' | null {
  let best: { readonly language: 'en' | 'ru'; readonly weight: number } | null = null;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';');
    const language = toLanguage(tag);
    const given = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/iu.exec(parameter)?.[1]).find((q) => q !== undefined);
    const weight = given === undefined ? 1 : Number(given);
    if (language !== null && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? null;
}

/** `?lang`, else what was kept with the session, else Accept-Language, else what the caller falls back to. */
export const chosenLanguage = (query: string | null | undefined, acceptLanguage: string | undefined, fallback: 'en' | 'ru', kept: 'en' | 'ru' | null = null): 'en' | 'ru' =>
  toLanguage(query) ?? kept ?? preferredLanguage(acceptLanguage) ?? fallback;

/** The language of most of a text's letters; English where it has none of ours. */
export function languageOfText(text: string): 'en' | 'ru' {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > 0 && cyrillic * 2 >= latin ? 'ru' : 'en';
}
