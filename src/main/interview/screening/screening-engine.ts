/** The screening interview's thinking: a language model where one answers, the rules otherwise. */
import type { Logger } from '../../base/log.ts';
import { messageOf } from '../../base/errors.ts';
import type { Embedder, EngineStatus, LanguageModel } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type {
  Coverage,
  Extraction,
  FinalScore,
  JobDescription,
  NextAction,
  Rubric,
  Transcript,
  TranscriptChunk,
} from '../../ports/screening.ts';
import { nextTopic, wordAction, type DialogueInput, type Topic } from '../dialogue/next-action.ts';
import { jobFromText } from '../job/job-from-text.ts';
import { openQuestions, type OpenQuestion, type OpenQuestionsInput } from '../reports/open-questions.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CoverageEvidence } from '../scoring/coverage.ts';
import { answersIn, onSubject } from '../scoring/answers.ts';
import { createCoverageMatcher } from '../scoring/coverage-matcher.ts';
import { warmUp } from '../scoring/warm-up.ts';
import { extractGently } from '../scoring/extract.ts';
import { scoreFinal } from '../scoring/final.ts';
import { describedByRules, mockRubric, scoreRubric } from '../scoring/rubric.ts';
import { findSpread, withSpread } from '../scoring/stability.ts';
import { steadily } from '../scoring/steady.ts';
import { extractByModel } from './model-extract.ts';
import { boundedByRules } from './model-bounds.ts';
import { wordByModel } from './model-question.ts';
import { withInstructionFlags } from './instruction-flags.ts';
import { scoreByModel, scoredByModel } from './model-rubric.ts';

/** Raised whenever a rule changes what comes out. */
export const RULES_VERSION = 'rules 2.0';

export interface ScreeningEngineOptions {
  readonly knowledge: Knowledge;
  /** Null when none is configured. */
  readonly llm: LanguageModel | null;
  /** Without one, or while none of its models is installed, coverage goes by words alone. */
  readonly embedder?: Embedder | null;
  readonly log: Logger;
  readonly metrics?: {
    /** Seconds that one call of the language model took, failed ones too. */
    llmLatency(seconds: number): void;
    /** Quotes of the language model that were not in the transcript. */
    droppedQuotes(count: number): void;
  };
}

export interface CallOptions {
  /** An explicit mock: the documented fixture, no language model. */
  readonly mock: boolean;
  readonly signal?: AbortSignal;
}

export interface RubricRequest {
  readonly jd: JobDescription;
  readonly transcript: string | Extraction;
  readonly coverage: Coverage | null;
  readonly chunks?: readonly TranscriptChunk[];
  /** The day of the interview, from which dates are counted. Default: today. */
  readonly now?: Date;
}

export interface FinalRequest {
  readonly jd: JobDescription;
  readonly extraction: Extraction;
  readonly coverage: Coverage | null;
  readonly rubric: Rubric | null;
  readonly aux: Readonly<Record<string, unknown>>;
  /** The day of the interview. Default: today. */
  readonly now?: Date;
  readonly signal?: AbortSignal;
}

export interface StabilityRequest extends FinalRequest {
  readonly rubric: Rubric;
  readonly final: FinalScore;
  /** The answers in order. */
  readonly chunks: readonly TranscriptChunk[];
}

export interface ExtractionOptions {
  readonly includeTimestamps: boolean;
  /** The day of the interview: “since 2019” counts from it. Default: today. */
  readonly now?: Date;
  readonly signal?: AbortSignal;
}

export interface ScreeningEngine {
  /** Never fails for want of a language model. Rejects only when `signal` aborts. */
  next(input: DialogueInput, options: CallOptions): Promise<NextAction>;
  /** What `next` would ask about, in the rules' words. */
  ruled(input: DialogueInput, options: CallOptions): Promise<{ readonly topic: Topic; readonly action: NextAction }>;
  /** Whether a language model may word questions. */
  readonly asksModel: boolean;
  /** As `next`; every quote is verbatim in the transcript. */
  rubric(input: RubricRequest, options: CallOptions): Promise<Rubric>;
  /** The rubric together with what scored it, for reports of one interview. */
  scored(input: RubricRequest, options: CallOptions): Promise<{ readonly rubric: Rubric; readonly scoredBy: string }>;
  /** Rules, joined by what a language model finds and can quote. Rejects only when `signal` aborts. */
  extract(transcript: Transcript, options: ExtractionOptions): Promise<Extraction>;
  /** By words, and by meaning where an embedder speaks the language; with chunks, also by what they answer. Rejects only when `signal` aborts. */
  coverage(jd: JobDescription, transcript: string, signal?: AbortSignal, chunks?: readonly TranscriptChunk[]): Promise<Coverage>;
  /** The answers without the claim to answer what they do not speak of. Rejects only when `signal` aborts. */
  onSubject(jd: JobDescription, chunks: readonly TranscriptChunk[], signal?: AbortSignal): Promise<readonly TranscriptChunk[]>;
  /** The sentence that covers each indicator, as `coverage` sees it. */
  coverageEvidence(jd: JobDescription, transcript: string, signal?: AbortSignal): Promise<readonly CoverageEvidence[]>;
  final(input: FinalRequest): Promise<FinalScore>;
  /** The final score with its spread over slightly changed tellings; “discuss” where that crosses a border. Up to a few seconds. */
  stabilised(input: StabilityRequest): Promise<FinalScore>;
  /** What a person may ask the candidate next, by the rules alone. Rejects only when `signal` aborts. */
  openQuestions(input: Omit<OpenQuestionsInput, 'knowledge'>, signal?: AbortSignal): Promise<readonly OpenQuestion[]>;
  job(input: { readonly text: string; readonly language: Language; readonly role: string }): JobDescription;
  /** What scored the latest rubric, e.g. `rules 1.0` or `qwen2.5-7b at localhost:8000, prompt rubric.v3, rules 1.0`. */
  scoredBy(): string;
  /** The language model's state where one is configured, else the rules'. */
  status(): EngineStatus;
}

const RULES_STATUS: EngineStatus = {
  task: 'llm',
  engine: RULES_VERSION,
  state: 'ready',
  device: 'cpu',
  realTimeFactor: null,
  detail: null,
};

export function createScreeningEngine({ knowledge, llm, embedder = null, log, metrics }: ScreeningEngineOptions): ScreeningEngine {
  const matcher = createCoverageMatcher({
    knowledge,
    embedder,
    onFailure: (error) => log.warn({ reason: messageOf(error) }, 'the embedder failed; coverage goes by words alone'),
  });
  const lexical = createCoverageMatcher({ knowledge, embedder: null });
  warmUp(knowledge);
  let lastScoredBy = RULES_VERSION;

  /** The model's answer, or null when the rules have to answer. A cancelled call stays cancelled. */
  async function tryModel<T>(task: string, signal: AbortSignal | undefined, call: (model: LanguageModel) => Promise<T>): Promise<T | null> {
    if (llm === null || !(await llm.available())) return null;
    const startedMs = performance.now();
    try {
      return await call(llm);
    } catch (error) {
      signal?.throwIfAborted();
      log.warn({ task, reason: messageOf(error) }, 'the language model failed; the rules answer');
      return null;
    } finally {
      metrics?.llmLatency((performance.now() - startedMs) / 1_000);
    }
  }

  /** With a coverage: the given one, else that of what the candidate has said. A mock goes by words alone, so that it is the same everywhere. */
  async function measured(input: DialogueInput, mock: boolean, signal: AbortSignal | undefined): Promise<DialogueInput> {
    signal?.throwIfAborted();
    if (input.coverage !== null) return input;
    const answers = await steadily(onSubject(input.jd, await steadily(answersIn(input.jd, input.turns), signal), knowledge), signal);
    const chunks = answers.map((answer) => ({ ...answer, t0: 0, t1: 0 }));
    const said = answers.map(({ text }) => text).join('\n');
    return { ...input, coverage: (await (mock ? lexical : matcher).match(input.jd, said, signal, chunks)).coverage };
  }

  async function ruled(input: DialogueInput, signal: AbortSignal | undefined): ReturnType<ScreeningEngine['ruled']> {
    const topic = await steadily(nextTopic(input), signal);
    return { topic, action: await steadily(wordAction(topic, input, knowledge), signal) };
  }

  /** Sentences that an embedder finds are evidence too. */
  async function scoreByRules({ transcript, ...input }: RubricRequest, signal: AbortSignal | undefined): Promise<Rubric> {
    const byMeaning = typeof transcript === 'string' && (embedder?.languages().length ?? 0) > 0;
    const found = byMeaning ? await matcher.match(input.jd, transcript, signal, input.chunks) : null;
    const coverage = input.coverage ?? found?.coverage ?? null;
    return steadily(scoreRubric({ ...input, transcript, coverage, evidence: found?.evidence ?? [], knowledge, now: input.now ?? new Date() }), signal);
  }

  const scored: ScreeningEngine['scored'] = async (input, { mock, signal }) => {
    signal?.throwIfAborted();
    if (mock) return { rubric: mockRubric(input), scoredBy: 'mock' };
    const byModel = await tryModel('rubric', signal, (model) =>
      scoreByModel({ ...input, knowledge, model, signal, onDropped: (count) => metrics?.droppedQuotes(count) }),
    );
    const byRules = await scoreByRules(input, signal);
    const rubric = byModel === null ? byRules : describedByRules(boundedByRules(byModel, byRules, input.jd, knowledge), byRules, input.jd, knowledge);
    lastScoredBy = byModel === null || llm === null ? RULES_VERSION : scoredByModel(llm.status(), knowledge, RULES_VERSION);
    return { rubric: withInstructionFlags(rubric, input), scoredBy: lastScoredBy };
  };

  return {
    async next(given, { mock, signal }) {
      const input = await measured(given, mock, signal);
      const { topic, action } = await ruled(input, signal);
      if (mock || action.action === 'end') return action;
      return (await tryModel('next', signal, (model) => wordByModel({ topic, input, action, knowledge, model, signal }))) ?? action;
    },
    ruled: async (given, { mock, signal }) => ruled(await measured(given, mock, signal), signal),
    asksModel: llm !== null,
    rubric: async (input, options) => (await scored(input, options)).rubric,
    scored,
    async extract(transcript, { includeTimestamps, now = new Date(), signal }) {
      const { extraction: rules, claims } = await extractGently(transcript, { includeTimestamps, knowledge, now }, signal);
      const onDropped = (count: number): void => metrics?.droppedQuotes(count);
      const byModel = await tryModel('extract', signal, (model) =>
        extractByModel({ transcript, rules, claims, includeTimestamps, now, knowledge, model, signal, onDropped }),
      );
      return byModel ?? rules;
    },
    onSubject: (jd, chunks, signal) => steadily(onSubject(jd, chunks, knowledge), signal),
    coverage: async (jd, transcript, signal, chunks) => (await matcher.match(jd, transcript, signal, chunks)).coverage,
    coverageEvidence: async (jd, transcript, signal) => (await matcher.match(jd, transcript, signal)).evidence,
    final: (input) => steadily(scoreFinal({ ...input, now: input.now ?? new Date(), knowledge }), input.signal),
    async stabilised({ signal, ...input }) {
      const spread = await steadily(findSpread({ ...input, now: input.now ?? new Date(), knowledge }), signal);
      return withSpread(input.final, spread, input.jd);
    },
    openQuestions: (input, signal) => steadily(openQuestions({ ...input, knowledge }), signal),
    job: (input) => jobFromText({ ...input, knowledge }),
    scoredBy: () => lastScoredBy,
    status: () => llm?.status() ?? RULES_STATUS,
  };
}
