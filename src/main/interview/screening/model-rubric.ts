/** Rubric scores by a language model: two independent calls, averaged; quotes are believed only when verbatim. */
import type { LanguageModel } from '../../ports/engines.ts';
import type { Coverage, Evidence, Extraction, JobDescription, Rubric, TranscriptChunk } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { list, record } from '../knowledge/raw-data.ts';
import { createTimeline, NO_TIME } from '../scoring/timeline.ts';
import { wordsFor } from '../scoring/wording.ts';
import { asData } from './as-data.ts';

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

const SCHEMA = {
  type: 'object',
  properties: {
    scores: {
      type: 'array',
      items: {
        type: 'object',
        properties: { competency: { type: 'string' }, score: { type: 'integer', minimum: 0, maximum: 5 } },
        required: ['competency', 'score'],
        additionalProperties: false,
      },
    },
    evidence: {
      type: 'array',
      items: {
        type: 'object',
        properties: { competency: { type: 'string' }, quote: { type: 'string' } },
        required: ['competency', 'quote'],
        additionalProperties: false,
      },
    },
    red_flags: { type: 'array', items: { type: 'string' } },
  },
  required: ['scores', 'evidence', 'red_flags'],
  additionalProperties: false,
} as const;

interface Grades {
  readonly scores: ReadonlyMap<string, number>;
  readonly evidence: readonly { readonly competency: string; readonly quote: string }[];
  readonly redFlags: readonly string[];
}

const QUOTE_LENGTH = 600;
const FLAGS = 20;

/** Two calls at a low and a middle temperature; scores averaged and rounded, evidence and red flags united. @throws when either call fails */
export async function scoreByModel(input: ModelRubricInput): Promise<Rubric> {
  const { jd, transcript, model, knowledge, signal, onDropped, chunks = [] } = input;
  const quotes = typeof transcript === 'string' ? [] : transcript.skills.flatMap(({ evidence }) => evidence);
  const said = typeof transcript === 'string' ? transcript : [...new Set(quotes.map(({ quote }) => quote))].join('\n');
  const task = {
    language: jd.lang,
    role: jd.role,
    competencies: jd.competencies.map(({ name, indicators }) => ({ name, indicators: indicators.map((indicator) => indicator.name) })),
  };
  // When one call fails the other is of no use.
  const failed = new AbortController();
  const either = signal === undefined ? failed.signal : AbortSignal.any([signal, failed.signal]);
  const grade = async (temperature: number): Promise<Grades> =>
    toGrades(
      await model.completeJson({
        messages: [
          { role: 'system', content: knowledge.prompts.rubric },
          { role: 'user', content: `${JSON.stringify(task)}\n${asData('transcript', said)}` },
        ],
        schema: SCHEMA,
        schemaName: 'rubric',
        temperature,
        signal: either,
      }),
    );
  const both = await Promise.all([grade(0), grade(0.4)]).finally(() => failed.abort());
  const names = new Set(jd.competencies.map(({ name }) => name));
  const offered = both.flatMap(({ evidence }) => evidence);
  const isTrue = ({ competency, quote }: Grades['evidence'][number]): boolean =>
    names.has(competency) && /[\p{L}\p{N}]/u.test(quote) && quote.length <= QUOTE_LENGTH && said.includes(quote);
  const dropped = offered.filter((item) => !isTrue(item)).length;
  if (dropped > 0) onDropped(dropped);
  const timeOf = createTimeline(chunks);
  const spanOf = (quote: string) =>
    typeof transcript === 'string' ? timeOf(quote) : (quotes.find((known) => known.quote.includes(quote)) ?? NO_TIME);
  const kept = new Map(offered.filter(isTrue).map(({ competency, quote }) => [`${competency}\n${quote}`, { competency, quote }]));
  const evidence: Evidence[] = [...kept.values()].map(({ competency, quote }) => ({
    quote,
    t0: spanOf(quote).t0,
    t1: spanOf(quote).t1,
    competency,
  }));
  const proven = new Set(evidence.map(({ competency }) => competency));
  const mean = (name: string): number => Math.round(both.reduce((sum, { scores }) => sum + (scores.get(name) ?? 0), 0) / both.length);
  const words = wordsFor(jd.lang);
  return {
    scores: Object.fromEntries([...names].map((name) => [name, proven.has(name) ? mean(name) : 0])),
    redFlags: [
      ...new Set([
        ...both.flatMap(({ redFlags }) => redFlags),
        ...[...names].filter((name) => !proven.has(name)).map((name) => words.insufficient(name)),
      ]),
    ].slice(0, FLAGS + names.size),
    evidence,
  };
}

function toGrades(raw: unknown): Grades {
  const reply = record(raw, 'reply');
  const scores = new Map<string, number>();
  for (const item of list(reply.scores, 'scores')) {
    const { competency, score } = record(item, 'score');
    if (typeof competency !== 'string' || typeof score !== 'number' || !Number.isFinite(score))
      throw new TypeError('a score is not a number');
    scores.set(competency, Math.max(0, Math.min(5, score)));
  }
  const evidence = list(reply.evidence, 'evidence').flatMap((item) => {
    const { competency, quote } = record(item, 'evidence');
    return typeof competency === 'string' && typeof quote === 'string' ? [{ competency, quote: quote.trim() }] : [];
  });
  const redFlags = list(reply.red_flags ?? [], 'red_flags').filter(
    (flag): flag is string => typeof flag === 'string' && flag.trim() !== '',
  );
  return { scores, evidence, redFlags: redFlags.map((flag) => flag.slice(0, 300)).slice(0, FLAGS) };
}
