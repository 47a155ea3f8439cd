/** Two statements of years or dates that exclude each other. */
import type { Contradiction } from '../../ports/screening.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { excerpt } from '../knowledge/text.ts';
import { heardWell, isHeard, type Hearing } from './hearing.ts';
import type { Steps } from './steady.ts';
import { CAREER, tenuresIn, type Tenure } from './tenure.ts';

interface Statement extends Tenure {
  readonly sentence: ReadSentence;
  readonly order: number;
}

// Beyond the slack of each statement itself.
const TOLERANCE_YEARS = 0.5;
const CORRECTS =
  /(?<!\p{L})(?:точнее|вернее|ошиб[сл]\p{L}*|оговорил\p{L}*|поправ\p{L}+|i mean|correction|misspoke|sorry|or rather|actually)(?!\p{L})/iu;
const TELLS_TIME = /\d|лет|год|year|since|ago|назад|месяц|month/i;

/**
 * One pair a subject: the statements that are furthest apart, in the order in which they were said. Left out: what is denied,
 * supposed, asked, told of others, heard with doubt, or put right by the speaker.
 * @param read sentences in which all that is not the speaker's own counts as negated (`asOwn`)
 */
export function* findContradictions(read: readonly ReadSentence[], now: Date, isDoubtful: Hearing = heardWell): Steps<readonly Contradiction[]> {
  const bySubject = new Map<string, Statement[]>();
  for (const [order, sentence] of read.entries()) {
    if (order % 50 === 49) yield;
    if (!TELLS_TIME.test(sentence.spoken)) continue;
    for (const tenure of tenuresIn(sentence, now.getUTCFullYear())) {
      const isOwn = sentence.negated.slice(tenure.from, tenure.to).every((flag) => !flag);
      if (!isOwn || !isHeard(sentence, tenure.from, tenure.to, isDoubtful)) continue;
      const known = bySubject.get(tenure.subject);
      if (known === undefined) bySubject.set(tenure.subject, [{ ...tenure, sentence, order }]);
      else known.push({ ...tenure, sentence, order });
    }
  }
  const career = bySubject.get(CAREER) ?? [];
  const found: Contradiction[] = [];
  for (const [subject, statements] of bySubject) {
    yield;
    // Nobody has used a thing for longer than they have worked.
    const shortest = least([...statements, ...career], ({ most }) => most);
    const longest = least(statements, (statement) => -statement.least);
    if (shortest === undefined || longest === undefined || longest.least <= shortest.most + TOLERANCE_YEARS) continue;
    const [first, second] = longest.order < shortest.order ? [longest, shortest] : [shortest, longest];
    if (first.order === second.order || CORRECTS.test(second.sentence.spoken)) continue;
    found.push({ subject, first: excerpt(first.sentence.text), second: excerpt(second.sentence.text) });
  }
  return found;
}

function least(statements: readonly Statement[], value: (statement: Statement) => number): Statement | undefined {
  return statements.reduce<Statement | undefined>((best, next) => (best === undefined || value(next) < value(best) ? next : best), undefined);
}
