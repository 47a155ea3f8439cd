/** How far the score would move, had the candidate told the same in another order or in slightly other words. */
import type { Coverage, Extraction, FinalScore, JobDescription, Rubric, Spread, TranscriptChunk } from '../../ports/screening.ts';
import { FILLERS } from '../knowledge/fillers.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readText } from '../knowledge/reading.ts';
import { toAuxSignals } from './aux-signals.ts';
import { createTellings, type TellingAt } from './answers.ts';
import type { Statement } from './coverage-features.ts';
import { readStatements } from './evidence.ts';
import { adjustmentsOf } from './final.ts';
import { decide, doubtOf, overallOf, partsOf, round } from './formula.ts';
import { heardWell } from './hearing.ts';
import { rubricOf } from './rubric.ts';
import type { Steps } from './steady.ts';
import { wordsFor } from './wording.ts';

export interface StabilityInput {
  readonly jd: JobDescription;
  /** The answers in order. */
  readonly chunks: readonly TranscriptChunk[];
  readonly extraction: Extraction;
  readonly rubric: Rubric;
  readonly final: FinalScore;
  readonly aux: Readonly<Record<string, unknown>>;
  readonly knowledge: Knowledge;
  readonly now: Date;
}

/** Tellings scored at most, and comparisons of a sentence with an indicator in all of them: about a second of computing. */
const MOST_TELLINGS = 32;
const MOST_COMPARISONS = 500_000;
const FEWEST_TELLINGS = 2;

/**
 * Scores changed tellings by the rules: the answers in other orders, without each quoted sentence in turn, without fillers,
 * with skills under their other names. The differences from the rules' own score of the true telling are laid around
 * `final.overall` (which a language model may have had its part in), and the doubt of the recognition widens both sides.
 * The same input gives the same spread.
 */
export function* findSpread({ jd, chunks, extraction, rubric, final, aux, knowledge, now }: StabilityInput): Steps<Spread> {
  const signals = toAuxSignals(aux);
  const answers: Statement[][] = [];
  const transcript = chunks.map(({ text }) => text).join('\n');
  const tellingAt = createTellings(transcript, chunks);
  const tellingsFrom = (start: number): TellingAt => (position) => {
    const { isDoubtful = heardWell, ...telling } = tellingAt(start + position);
    return { ...telling, isDoubtful: (place) => isDoubtful(start + place) };
  };
  let start = 0;
  for (const { text } of chunks) {
    const statements = yield* readStatements(text, knowledge, tellingsFrom(start));
    answers.push(statements.map((statement) => ({ ...statement, sentence: { ...statement.sentence, start: start + statement.sentence.start } })));
    start += text.length + 1;
  }
  const coverageOf = (told: Rubric): Coverage => ({
    perIndicator: {},
    perCompetency: Object.fromEntries(Object.entries(told.details ?? {}).map(([name, { coverage }]) => [name, coverage])),
  });
  function* scoreOf(statements: readonly Statement[], said: string, kept: Coverage | null = null): Steps<{ readonly told: Rubric; readonly overall: number }> {
    const told = yield* rubricOf(statements, { jd, transcript: said, coverage: kept, knowledge, chunks, now });
    const coverage = kept ?? coverageOf(told);
    const overall = overallOf(partsOf(jd, coverage, told), adjustmentsOf(jd, extraction, told, signals, told.contradictions ?? []).against);
    return { told, overall };
  }
  const truth = yield* scoreOf(answers.flat(), transcript);
  const indicators = jd.competencies.reduce((sum, competency) => sum + Math.max(1, competency.indicators.length), 0);
  const affordable = Math.floor(MOST_COMPARISONS / Math.max(1, answers.flat().length * indicators));
  const limit = Math.max(FEWEST_TELLINGS, Math.min(MOST_TELLINGS, affordable));
  let least = 0;
  let most = 0;
  let tellings = 0;
  for (const tell of tellingsOf(answers, rubric, knowledge)) {
    if (tellings >= limit) break;
    const { statements, said, isReduced } = yield* tell();
    // One quote less does not undo what was talked about: its weight in the rubric is what is asked for.
    const changed = yield* scoreOf(statements, said ?? transcript, isReduced === true ? coverageOf(truth.told) : null);
    const difference = changed.overall - truth.overall;
    least = Math.min(least, difference);
    most = Math.max(most, difference);
    tellings += 1;
    yield;
  }
  const doubt = doubtOf(signals.recognitionConfidence);
  return {
    low: round(Math.max(0, final.overall + least - doubt), 4),
    high: round(Math.min(1, final.overall + most + doubt), 4),
    tellings,
  };
}

/** The result with its spread: where the spread crosses a border of the recommendation, a person should discuss it. */
export function withSpread(final: FinalScore, spread: Spread, jd: JobDescription): FinalScore {
  if (decide(spread.low) === decide(spread.high)) return { ...final, spread };
  return { ...final, spread, decision: 'discuss', reasons: [...final.reasons, wordsFor(jd.lang).unstable(spread.low, spread.high)] };
}

interface Telling {
  readonly statements: readonly Statement[];
  /** Null: places in the original text still hold. */
  readonly said: string | null;
  readonly isReduced?: boolean;
}

/** In the order of their worth, for where not all can be afforded. */
function* tellingsOf(answers: readonly Statement[][], rubric: Rubric, knowledge: Knowledge): Generator<() => Steps<Telling>> {
  const all = answers.flat();
  const inOrder = (order: readonly Statement[][]) =>
    function* (): Steps<Telling> {
      yield;
      return { statements: order.flat(), said: null };
    };
  const reworded = (change: (text: string) => string) =>
    function* (): Steps<Telling> {
      const statements: Statement[] = [];
      const lines: string[] = [];
      let start = 0;
      for (const { sentence, answersTo } of all) {
        const line = change(sentence.text);
        for (const statement of yield* readStatements(line, knowledge, () => ({ answersTo })))
          statements.push({ ...statement, sentence: { ...statement.sentence, start: start + statement.sentence.start } });
        lines.push(line);
        start += line.length + 1;
      }
      return { statements, said: lines.join('\n') };
    };
  yield inOrder(answers.toReversed());
  yield reworded((text) => text.replace(FILLERS, ''));
  yield reworded((text) => underOtherNames(text, knowledge));
  yield inOrder([...answers.slice(Math.ceil(answers.length / 2)), ...answers.slice(0, Math.ceil(answers.length / 2))]);
  yield inOrder([...answers.filter((_, index) => index % 2 === 1), ...answers.filter((_, index) => index % 2 === 0)]);
  for (const quote of new Set(rubric.evidence.map((item) => item.quote))) {
    yield function* (): Steps<Telling> {
      yield;
      return { statements: all.filter(({ sentence }) => !sentence.text.includes(quote)), said: null, isReduced: true };
    };
  }
}

/** Known skills under the name of the taxonomy, or under their Russian or English one where that was said already. */
function underOtherNames(text: string, knowledge: Knowledge): string {
  let changed = '';
  let done = 0;
  for (const sentence of readText(text, knowledge)) {
    for (const { skill, from, to } of sentence.skills) {
      const [start, end] = [sentence.start + sentence.words[from]!.start, sentence.start + sentence.words[to - 1]!.end];
      const said = text.slice(start, end).toLowerCase();
      const other = [skill.name, skill.label.ru, skill.label.en].find((name) => name.toLowerCase() !== said);
      changed += text.slice(done, start) + (other ?? text.slice(start, end));
      done = end;
    }
  }
  return changed + text.slice(done);
}
