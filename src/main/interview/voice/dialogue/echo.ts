/** A word of the answer that may be said back: the name of a skill or product, and never twice. */
import { normalised } from '../../dialogue/wording.ts';
import { countSpoken, quotable } from './quotable.ts';
import type { State } from './state.ts';

const LONGEST_WORDS = 3;
const PRODUCTS: ReadonlySet<string> = new Set(['tool', 'language', 'framework', 'platform']);

/**
 * The first thing of the taxonomy that the candidate named now by its own name (a bed rail is no Rails) and nobody before; only
 * what keeps its form in a sentence, and not after every answer. Null when there is none.
 */
export function echoOf({ heard, input, exchanges, plan }: State): string | null {
  const said = ` ${exchanges.map(({ text, answers }) => `${text} ${answers.slice(0, -1).map((turn) => turn.text).join(' ')}`).join(' ').toLowerCase()} `;
  const isSecond = exchanges.at(-1)?.text !== undefined && heard.read.length > 0 && exchanges.filter(({ key }) => key.turnaround === null).length % 2 === 1;
  if (isSecond) return null;
  for (const { skills, text, words } of heard.read) {
    for (const { skill, negated, from, to } of skills) {
      if (negated || !PRODUCTS.has(skill.kind)) continue;
      const written = text.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);
      const isBrand = /^[\p{Script=Latin}\d .+#/-]+$/u.test(skill.label[input.language]) && /\p{Lu}/u.test(skill.label[input.language]);
      const name = isBrand ? quotable(skill.label[input.language], LONGEST_WORDS) : null;
      if (name === null || countSpoken(name) > LONGEST_WORDS || normalised(written) !== normalised(name) || said.includes(name.toLowerCase()) || plan.role?.includes(name) === true) continue;
      return name;
    }
  }
  return null;
}
