/** Firm conditions that are not met: fewer years than asked for, or denied by the candidate when asked. */
import { tokens } from '../knowledge/text.ts';
import { yearsIn } from './numbers.ts';

/** Conditions such as “Python from 3 years” for which a shorter time was stated. What was not talked about is not unmet. */
export function unmetYears(knockouts: readonly string[], years: Readonly<Record<string, number>>): string[] {
  const stated = Object.entries(years);
  return knockouts.filter((condition) => {
    const words = tokens(condition);
    const asked = yearsIn(condition, words)[0]?.years;
    if (asked === undefined) return false;
    const text = ` ${words.map((word) => word.stem).join(' ')} `;
    const about = stated.filter(([name]) => text.includes(` ${tokens(name).map((word) => word.stem).join(' ')} `));
    return about.length > 0 && about.every(([, value]) => value < asked);
  });
}

const DENIAL =
  /^(?:well,? |ну,? )?(?:no(?! (?:problem|doubt|issue))|nope|not (?:yet|at all|really)|unfortunately|i (?:do not|don['’]?t|cannot|can['’]?t|am not|have no)|нет(?! (?:проблем|вопрос|сомнен|препятств))|к сожалению|не (?:готов|могу|подход|име|выполня|соглас)\p{L}*|у меня нет|пока нет)(?!\p{L})/iu;

export interface AskedCondition {
  readonly condition: string;
  readonly answer: string;
  /** Whether the answer's first words were heard well. */
  readonly isHeard: boolean;
}

/** Conditions that the candidate plainly denied when asked about them. Words heard with doubt deny nothing. */
export function deniedConditions(asked: readonly AskedCondition[]): string[] {
  return [...new Set(asked.flatMap(({ condition, answer, isHeard }) => (isHeard && DENIAL.test(answer.trim()) ? [condition] : [])))];
}
