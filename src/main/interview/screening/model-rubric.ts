/** Rubric scores by a language model: two independent calls, averaged; quotes are believed only when they were said. */
import { AppError } from '../../base/errors.ts';
import { languageOfJob } from '../../base/language.ts';
import type { EngineStatus, LanguageModel } from '../../ports/engines.ts';
import type { Coverage, Evidence, Extraction, JobDescription, Rubric, TranscriptChunk } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { list, record } from '../knowledge/raw-data.ts';
import { createTimeline, NO_TIME, type Span } from '../scoring/timeline.ts';
import { wordsFor } from '../scoring/wording.ts';
import { asksPrivate } from '../dialogue/private-matters.ts';
import { anchorsFor } from '../knowledge/anchors.ts';
import { LIMIT_CHARACTERS } from '../model/as-data.ts';
import { forModel, REMOVED, withoutInstructions } from '../model/instructions.ts';
import { promptLabel, promptLanguage, promptMessages, promptOf } from '../model/prompt.ts';
import { countWords, createQuoteVerifier } from '../model/quotes.ts';

export interface ModelRubricInput {
  readonly jd: JobDescription;
  readonly transcript: string | Extraction;
  readonly coverage: Coverage | null;
  readonly chunks?: readonly TranscriptChunk[];
  readonly knowledge: Knowledge;
  readonly model: LanguageModel;
  readonly signal: AbortSignal | undefined;
  readonly onDropped: (count: number) => void;
}

interface Grades {
  /** By the competency's id. */
  readonly scores: ReadonlyMap<string, number>;
  readonly evidence: readonly { readonly id: string; readonly quote: string }[];
  readonly redFlags: readonly { readonly flag: string; readonly quote: string }[];
}

const FLAGS = 20;
const FLAG_LENGTH = 300;
const QUOTES_PER_COMPETENCY = 6;
const MAX_TOKENS = 3_000;
/** As in the rules: less than that only names a subject, which is anchor 1. */
const WORDS_OF_A_CASE = 6;

/** The ids are ours: no name that somebody wrote decides where a score goes. */
const idOf = (index: number): string => `c${index + 1}`;

/** Every competency must be graded, from 0 to 5, and nothing else can be. */
function schemaFor(ids: readonly string[]): Readonly<Record<string, unknown>> {
  const object = (properties: Readonly<Record<string, unknown>>) =>
    ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
  const text = { type: 'string' };
  return object({
    scores: object(Object.fromEntries(ids.map((id) => [id, { type: 'integer', minimum: 0, maximum: 5 }]))),
    evidence: { type: 'array', items: object({ competency: { type: 'string', enum: ids }, quote: text }) },
    red_flags: { type: 'array', items: object({ flag: text, quote: text }) },
  });
}

/** What a quote may be taken from, when it was said, and what the model reads. */
function readAnswers(transcript: string | Extraction, chunks: readonly TranscriptChunk[]) {
  if (typeof transcript === 'string') {
    const { segments } = withoutInstructions(transcript);
    return { segments, spanOf: createTimeline(chunks), shown: segments.join(REMOVED) };
  }
  const quotes = [...new Map(transcript.skills.flatMap(({ evidence }) => evidence).map((item) => [item.quote, item])).values()];
  return {
    segments: quotes.flatMap(({ quote }) => withoutInstructions(quote).segments),
    spanOf: (quote: string): Span => quotes.find((known) => known.quote.includes(quote)) ?? NO_TIME,
    shown: quotes.map(({ quote }) => forModel(quote)).join('\n'),
  };
}

/**
 * Two calls at a low and a middle temperature, with different seeds; scores averaged and rounded, evidence and red flags
 * united. Answers of more than 60,000 characters are left to the rules. A competency with no quote that was said gets 0 and a red flag; one whose quotes have fewer than six words in all
 * gets at most 1. @throws when either call fails
 */
export async function scoreByModel(input: ModelRubricInput): Promise<Rubric> {
  const { jd, transcript, model, knowledge, signal, onDropped, chunks = [] } = input;
  const { segments, spanOf, shown } = readAnswers(transcript, chunks);
  if (shown.length > LIMIT_CHARACTERS) throw new AppError('UPSTREAM_FAILED', 'The answers are longer than a language model is given');
  const prompt = promptOf(knowledge.prompts, 'rubric');
  const schema = schemaFor(jd.competencies.map((_, index) => idOf(index)));
  const job = {
    role: forModel(jd.role),
    competencies: jd.competencies.map(({ name, indicators }, index) => ({
      id: idOf(index), name: forModel(name), indicators: indicators.map((indicator) => forModel(indicator.name)),
      anchors: anchorsFor(name, indicators.map((indicator) => indicator.name), knowledge)[languageOfJob(jd)],
    })),
  };
  // When one call fails the other is of no use.
  const failed = new AbortController();
  const either = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const grade = async (temperature: number, seed: number): Promise<Grades> =>
    toGrades(
      await model.completeJson({
        messages: promptMessages(prompt, { language: promptLanguage(jd.lang) }, { job, answers: shown }),
        schema, schemaName: prompt.schema, temperature, seed, maxTokens: MAX_TOKENS, signal: either,
      }),
    );
  const both = await Promise.all([grade(0, 1), grade(0.4, 2)]).finally(() => failed.abort());

  const verify = createQuoteVerifier(segments);
  let dropped = 0;
  const verbatim = (quote: string): string | null => {
    const said = verify(quote);
    if (said === null) dropped += 1;
    return said;
  };
  const evidence = jd.competencies.flatMap(({ name }, index): Evidence[] => {
    const offered = both.flatMap((grades) => grades.evidence.filter(({ id }) => id === idOf(index)));
    const said = new Set(offered.flatMap(({ quote }) => verbatim(quote) ?? []));
    return [...said].slice(0, QUOTES_PER_COMPETENCY).map((quote) => {
      const { t0, t1 } = spanOf(quote);
      return { quote, t0, t1, competency: name };
    });
  });
  const flags = both.flatMap(({ redFlags }) => redFlags).flatMap(({ flag, quote }) => {
    const said = verbatim(quote);
    // What a person is, and what may not be asked, is no reason; nor are words that the reader of the report cannot read.
    const isFit = !asksPrivate(flag) && /\p{Script=Cyrillic}/u.test(flag) === (languageOfJob(jd) === 'ru');
    return said === null || !isFit ? [] : [`${forModel(flag).slice(0, FLAG_LENGTH)} («${said}»)`];
  });
  if (dropped > 0) onDropped(dropped);

  const words = wordsFor(jd.lang);
  const scores = jd.competencies.map(({ name }, index): [string, number] => {
    const said = evidence.filter(({ competency }) => competency === name).reduce((sum, { quote }) => sum + countWords(quote), 0);
    const mean = Math.round(both.reduce((sum, grades) => sum + (grades.scores.get(idOf(index)) ?? 0), 0) / both.length);
    return [name, said === 0 ? 0 : said < WORDS_OF_A_CASE ? Math.min(1, mean) : mean];
  });
  const proven = new Set(evidence.map(({ competency }) => competency));
  const insufficient = jd.competencies.filter(({ name }) => !proven.has(name)).map(({ name }) => words.insufficient(name));
  return { scores: Object.fromEntries(scores), redFlags: [...new Set([...flags.slice(0, FLAGS), ...insufficient])], evidence };
}

function toGrades(raw: unknown): Grades {
  const reply = record(raw, 'reply');
  const scores = new Map<string, number>();
  for (const [id, score] of Object.entries(record(reply.scores, 'scores'))) {
    if (typeof score !== 'number' || !Number.isFinite(score)) throw new TypeError('a score is not a number');
    scores.set(id, Math.max(0, Math.min(5, score)));
  }
  const texts = (item: unknown, first: string): readonly [string, string][] => {
    const { [first]: one, quote } = record(item, first);
    return typeof one === 'string' && one.trim() !== '' && typeof quote === 'string' ? [[one.trim(), quote.trim()]] : [];
  };
  return {
    scores,
    evidence: list(reply.evidence, 'evidence').flatMap((item) => texts(item, 'competency')).map(([id, quote]) => ({ id, quote })),
    redFlags: list(reply.red_flags ?? [], 'red_flags').flatMap((item) => texts(item, 'flag')).map(([flag, quote]) => ({ flag, quote })),
  };
}

/** What scored, for reports: the model, where it runs (no credentials), the prompt's version and the rules'. */
export function scoredByModel({ engine, device }: EngineStatus, { prompts }: Knowledge, rules: string): string {
  return `${engine} at ${device}, prompt ${promptLabel(promptOf(prompts, 'rubric'))}, ${rules}`;
}
