/** Names and jargon of a job and a resume, as a hint for the recogniser. */
import type { JobDescription } from '../../ports/screening.ts';

/** Recognisers weigh the last words of a short hint best; a long one costs time with every decode. */
const MAX_CHARACTERS = 240;
/** Longer names are descriptions: of those only their jargon helps. */
const MAX_NAME_WORDS = 3;

export interface PromptWordsOptions {
  /** A resume, or other text in which names occur. */
  readonly resume?: string;
  readonly maxCharacters?: number;
}

/**
 * A list such as `Kubernetes, Grafana, CI/CD, мониторинг.`; empty when there is nothing to hint at. Terms
 * in Latin letters, which are misheard most, come first, as they are written in the job; then short names of
 * competencies and indicators; then names of the resume.
 */
export function createPromptWords(job: JobDescription, { resume = '', maxCharacters = MAX_CHARACTERS }: PromptWordsOptions = {}): string {
  const names = [job.role, ...job.competencies.flatMap(({ name, indicators }) => [name, ...indicators.map((indicator) => indicator.name)])];
  const texts = [...names, ...job.knockouts];
  const candidates = [...texts.flatMap(termsOf), ...names.filter(isShort), ...termsOf(resume)];
  const chosen: string[] = [];
  const seen = new Set<string>();
  let length = 1;
  for (const candidate of candidates) {
    const term = candidate.trim().replace(/\s+/gu, ' ');
    const key = term.toLowerCase();
    const cost = term.length + (chosen.length > 0 ? 2 : 0);
    if (term === '' || seen.has(key) || length + cost > maxCharacters) continue;
    seen.add(key);
    chosen.push(term);
    length += cost;
  }
  // With no full stop the recogniser leaves out the speaker's as well.
  return chosen.length === 0 ? '' : `${chosen.join(', ')}.`;
}

const isShort = (name: string): boolean => name.trim().split(/\s+/u).length <= MAX_NAME_WORDS;

/** Words that look like names: in Latin letters inside Russian text, else with a capital, digit or sign inside. */
function termsOf(text: string): string[] {
  const isRussian = /\p{Script=Cyrillic}/u.test(text);
  const words = text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}+#./-]*[\p{L}\p{N}+#])?/gu) ?? [];
  return words.filter((word, index) => {
    if (!/\p{Script=Latin}/u.test(word) || word.length < 2) return false;
    if (isRussian) return true;
    const isFirst = index === 0 && words.length > 1;
    return /[A-Z0-9+#/.]/u.test(word.slice(1)) || (!isFirst && /^[A-Z]/u.test(word));
  });
}
