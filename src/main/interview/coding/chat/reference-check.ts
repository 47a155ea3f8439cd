/**
 * Keeps solutions out of the conversation: a reply may not hold a stretch of a reference solution, neither word for word
 * nor with other names. What the candidate wrote or was given is free to be repeated.
 */
import type { Task } from '../../tasks/task.ts';

/** Longest stretch of a reference that a reply may hold, in tokens. */
export const TOKENS_ALLOWED = 8;
/** The same with every name made alike. */
const SHAPE_ALLOWED = 14;

const TOKEN = /[\p{L}_$][\p{L}\p{N}_$]*|\d+(?:\.\d+)?|"[^"\n]*"|'[^'\n]*'|`[^`]*`|[=!<>]=+|=>|\*\*|\/\/|&&|\|\||\?\?|[-+*/%<>=(){}[\]:;,.!?&|^~@]/gu;
const KEYWORDS = new Set(
  ('def return for in while if elif else not and or is None True False break continue lambda class import from try except yield with as pass ' +
    'function const let var of new null true false undefined this switch case do throw typeof').split(' '),
);

const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

/** Names become one sign; numbers, texts, keywords and signs stay. */
const shapeOf = (tokens: readonly string[]): readonly string[] =>
  tokens.map((token) => (/^[\p{L}_$]/u.test(token) && !KEYWORDS.has(token) ? 'name' : /^["'`]/.test(token) ? 'text' : token));

const SEPARATOR = '\u0001';

/** All stretches of `length` tokens. */
function stretches(tokens: readonly string[], length: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (let start = 0; start + length <= tokens.length; start += 1) found.add(tokens.slice(start, start + length).join(SEPARATOR));
  return found;
}

/** Prose is rows of names and commas; code has signs. */
const isCode = (stretch: string): boolean => (stretch.split(SEPARATOR).filter((token) => token !== 'name' && token !== ',' && token !== '.').length >= 6);

export interface ReferenceCheck {
  /** True when the reply gives away a part of a solution. @param candidateCode what the candidate has written */
  givesAway(reply: string, candidateCode: string): boolean;
}

export function createReferenceCheck(task: Task): ReferenceCheck {
  const codes = Object.values(task.code);
  const kinds = [
    { limit: TOKENS_ALLOWED + 1, read: tokensOf, counts: () => true },
    { limit: SHAPE_ALLOWED + 1, read: (text: string) => shapeOf(tokensOf(text)), counts: isCode },
  ].map((kind) => ({ ...kind, secret: new Set(codes.flatMap(({ reference }) => [...stretches(kind.read(reference), kind.limit)])) }));
  const given = [...codes.map(({ initial }) => initial), task.description.en, task.description.ru].join('\n');
  return {
    givesAway: (reply, candidateCode) =>
      kinds.some(({ limit, read, counts, secret }) => {
        const found = [...stretches(read(reply), limit)].filter((stretch) => secret.has(stretch) && counts(stretch));
        if (found.length === 0) return false;
        const free = stretches(read(`${given}\n${candidateCode}`), limit);
        return found.some((stretch) => !free.has(stretch));
      }),
  };
}
