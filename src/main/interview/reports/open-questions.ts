/** What a person may ask the candidate next: what an interview left open, in the words of the question bank. */
import { languageOfJob } from '../../base/language.ts';
import type { Coverage, DialogueTurn, JobDescription, Rubric } from '../../ports/screening.ts';
import { countMentions, toNames } from '../dialogue/asked.ts';
import { wordQuestion, type AskedTopic } from '../dialogue/questions.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { nameQuestion, questionsFor } from '../knowledge/question-bank.ts';
import { readText } from '../knowledge/reading.ts';
import { entryOf } from '../knowledge/text.ts';
import { lacksOf } from '../scoring/specificity.ts';
import type { Steps } from '../scoring/steady.ts';
import { CAREER } from '../scoring/tenure.ts';
import { isDenialFlag, wordsFor } from '../scoring/wording.ts';

export interface OpenQuestion {
  /** Two statements exclude each other; a condition was not spoken of, or stayed unclear; an indicator was not covered; an answer stayed thin. */
  readonly reason: 'contradiction' | 'condition' | 'gap' | 'depth';
  /** Subject, condition, indicator or competency. */
  readonly about: string;
  readonly competency: string | null;
  /** In the language of the job description. */
  readonly question: string;
}

export interface OpenQuestionsInput {
  readonly jd: JobDescription;
  readonly turns: readonly DialogueTurn[];
  readonly coverage: Coverage;
  readonly rubric: Rubric;
  /** Of the final score: they name conditions that an answer left unclear. */
  readonly reasons?: readonly string[];
  readonly knowledge: Knowledge;
}

/** An indicator below this was not covered. */
export const COVERED = 0.5;
// As many as a second talk has room for.
const MOST = 10;
const GAPS_PER_COMPETENCY = 2;
const THIN = 3;

const WHICH = {
  en: (subject: string, first: string, second: string) => `On ${subject} you said “${first}”, and also “${second}”. How do the two fit together?`,
  ru: (subject: string, first: string, second: string) => `О ${subject} вы сказали: «${first}» и ещё: «${second}». Как это сочетается?`,
};
const CLOSEST = {
  en: (name: string) => `By your own account you have not worked with “${name}”. What have you done that comes closest to it?`,
  ru: (name: string) => `По вашим словам, с «${name}» вы не работали. Что из вашего опыта ближе всего к этому?`,
};
const EXPERIENCE = { en: 'your experience', ru: 'своём опыте' };

const unstopped = (quote: string): string => quote.replace(/[.!…]+$/u, '');

/** At most ten, the weightiest first; the same input gives the same questions. */
export function* openQuestions({ jd, turns, coverage, rubric, reasons = [], knowledge }: OpenQuestionsInput): Steps<readonly OpenQuestion[]> {
  const language = languageOfJob(jd);
  const words = wordsFor(jd.lang);
  const open: OpenQuestion[] = (rubric.contradictions ?? []).map(({ subject, first, second }) => ({
    reason: 'contradiction',
    about: subject,
    competency: null,
    question: WHICH[language](subject === CAREER ? EXPERIENCE[language] : subject, unstopped(first), unstopped(second)),
  }));
  // Each question counts as asked, so that the next one has other words; an empty turn stands for a greeting long past.
  let told: readonly DialogueTurn[] = turns.length === 0 ? [{ role: 'user', text: '' }] : turns;
  const names = toNames([...jd.knockouts, ...jd.competencies.flatMap(({ name, indicators }) => [name, ...indicators.map((indicator) => indicator.name)])]);
  const asked = yield* countMentions(turns.filter(({ role }) => role === 'assistant'), names);
  const heard = yield* countMentions(turns.filter(({ role }) => role === 'user'), names);
  function* ask(topic: AskedTopic, reason: OpenQuestion['reason'], competency: string | null): Steps<undefined> {
    const { question } = yield* wordQuestion(topic, { jd, turns: told, coverage }, knowledge);
    told = [...told, { role: 'assistant', text: question }];
    open.push({ reason, about: topic.target, competency, question });
    return undefined;
  }
  for (const condition of jd.knockouts)
    if ((asked.count(condition) === 0 && heard.count(condition) === 0) || reasons.includes(words.unclearCondition(condition))) yield* ask({ reason: 'knockout', target: condition, again: false }, 'condition', null);
  for (const { name, indicators } of jd.competencies.toSorted((a, b) => b.weight - a.weight)) {
    if (open.length >= MOST) break;
    const missing = indicators.filter((indicator) => (entryOf(coverage.perIndicator, indicator.name) ?? 0) < COVERED);
    for (const { name: target } of missing.slice(0, GAPS_PER_COMPETENCY)) {
      // Who denied it is not asked how it went.
      if (rubric.redFlags.some((flag) => isDenialFlag(flag, target))) open.push({ reason: 'gap', about: target, competency: name, question: CLOSEST[language](target) });
      else yield* ask({ reason: 'gap', target, again: asked.count(target) > 0 }, 'gap', name);
    }
    const score = entryOf(rubric.scores, name) ?? 0;
    if (missing.length > 0 || score > THIN) continue;
    const quotes = rubric.evidence.filter(({ competency }) => competency === name).map(({ quote }) => quote);
    if (quotes.length === 0) {
      yield* ask({ reason: 'gap', target: name, again: asked.count(name) > 0 }, 'gap', name);
      continue;
    }
    const lack = lacksOf(readText(quotes.join('\n'), knowledge), knowledge)[0];
    const family = questionsFor(name, language, knowledge);
    const wording = lack === undefined ? family.deeper[0] : family.followups[lack][0];
    if (wording !== undefined) open.push({ reason: 'depth', about: name, competency: name, question: nameQuestion(wording, name, language, knowledge, open.length) });
    yield;
  }
  return open.slice(0, MOST);
}
