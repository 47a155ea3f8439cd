/** What was answered by the way need not be asked. */
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { tokens } from '../../knowledge/text.ts';
import { numbersIn } from '../../scoring/number-words.ts';
import { signsOf, type Sign } from '../../scoring/specificity.ts';
import type { State } from './state.ts';
import type { Topic } from './topics.ts';

/** So much of a claim's own words, its figure among them, has to be told. */
const CLAIM_SHARE = 0.5;
const SKILL_SENTENCES = 2;
const JOB_SENTENCES = 3;
/** “I wrote the gateway in Go because Python was too slow”: one sentence says what it was for. */
const WHAT_FOR: readonly Sign[] = ['reason', 'alternative', 'outcome', 'figure', 'trouble', 'how'];
const NOTHING: ReadonlySet<Sign> = new Set();

/** Whether earlier answers, to other questions, told of this topic already. */
export function coveredBy(topic: Topic, state: State, knowledge: Knowledge): boolean {
  const said = state.said();
  if (topic.claim !== null) {
    const wanted = tokens(topic.claim).filter(({ text }) => text.length > 3 || /\d/.test(text)).map(({ stem }) => stem);
    const numbers = wanted.filter((stem) => /\d/.test(stem));
    return said.some((sentence, index) => {
      // “Eighteen percent” tells 18 %.
      const near = new Set([sentence, said[index + 1]].flatMap((read) => (read === undefined ? [] : [...read.words.map(({ stem }) => stem), ...numbersIn(read.text, tokens(read.text)).map(({ value }) => String(value))])));
      const told = wanted.filter((stem) => near.has(stem)).length;
      return wanted.length > 1 && told >= wanted.length * CLAIM_SHARE && numbers.every((stem) => near.has(stem)) && signsOf(sentence, knowledge).has('own');
    });
  }
  if (topic.skill !== null) {
    const own = said.map((sentence) => (sentence.skills.some(({ skill, negated }) => skill.id === topic.skill && !negated) ? signsOf(sentence, knowledge) : NOTHING)).filter((signs) => signs.has('own'));
    const isTold = own.length >= SKILL_SENTENCES || own.some((signs) => WHAT_FOR.some((sign) => signs.has(sign)));
    // Or it was denied: then there is nothing to ask.
    return isTold || said.some(({ skills }) => skills.some(({ skill, negated }) => skill.id === topic.skill && negated));
  }
  const job = topic.experience === null ? undefined : state.plan.resume?.jobs.find(({ index }) => index === topic.experience);
  const company = job?.company?.toLowerCase();
  if (company === undefined) return false;
  const first = said.findIndex(({ text }) => text.toLowerCase().includes(company));
  return first !== -1 && said.slice(first, first + 6).filter((sentence) => signsOf(sentence, knowledge).has('own')).length > JOB_SENTENCES;
}
