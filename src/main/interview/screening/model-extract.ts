/** Extraction by a language model, joined to what the rules found: a fact is believed only with a quote that states it. */
import { z } from 'zod';
import type { LanguageModel } from '../../ports/engines.ts';
import type { Extraction, Quote, Transcript } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { tokens } from '../knowledge/text.ts';
import { textOf } from '../scoring/extract.ts';
import { numbersIn } from '../scoring/number-words.ts';
import { yearsIn } from '../scoring/numbers.ts';
import { createPlaces, NO_TIME, type Span } from '../scoring/timeline.ts';
import { REMOVED, withoutInstructions } from '../model/instructions.ts';
import { promptMessages, promptOf } from '../model/prompt.ts';
import { createQuoteVerifier } from '../model/quotes.ts';

export interface ModelExtractInput {
  readonly transcript: Transcript;
  /** What the rules found in the same transcript, and the claims that they read there. */
  readonly rules: Extraction;
  readonly claims: readonly ReadSentence[];
  readonly includeTimestamps: boolean;
  readonly now: Date;
  readonly knowledge: Knowledge;
  readonly model: LanguageModel;
  readonly signal: AbortSignal | undefined;
  /** Facts of the model whose quote was not said, or does not state them. */
  readonly onDropped: (count: number) => void;
}

const LIMIT = 60;
const NAME_LENGTH = 80;
const MAX_TOKENS = 3_000;
const QUOTES_PER_SKILL = 5;

const text = z.string().trim().min(1).max(600);
const name = z.string().trim().min(1).max(NAME_LENGTH);
const fact = z.object({ name, quote: text });
const replySchema = z.object({
  skills: z.array(z.unknown()),
  tools: z.array(z.unknown()),
  years: z.array(z.unknown()),
  projects: z.array(z.unknown()),
  roles: z.array(z.unknown()),
});
const yearsFact = z.object({ name, years: z.number().positive().max(60), quote: text });
const metricFact = z.object({ name, value: z.number(), quote: text });
const projectFact = z.object({ title: z.string().trim().min(1).max(120), quote: text, metrics: z.array(z.unknown()) });

const object = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const listOf = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({ type: 'array', maxItems: LIMIT, items: object(properties) });
const string = { type: 'string' };
const number = { type: 'number' };
const SCHEMA = object({
  skills: listOf({ name: string, quote: string }),
  tools: listOf({ name: string, quote: string }),
  years: listOf({ name: string, years: number, quote: string }),
  projects: listOf({ title: string, quote: string, metrics: listOf({ name: string, value: number, quote: string }) }),
  roles: listOf({ name: string, quote: string }),
});

/** The rules' findings stay as they are; the model adds to them. @throws when the call fails or the reply has another shape */
export async function extractByModel(input: ModelExtractInput): Promise<Extraction> {
  const { transcript, rules, knowledge, model, signal, onDropped } = input;
  const said = textOf(transcript);
  const { segments } = withoutInstructions(said);
  const prompt = promptOf(knowledge.prompts, 'extract');
  const reply = replySchema.parse(
    await model.completeJson({
      messages: promptMessages(prompt, {}, { answers: segments.join(REMOVED) }),
      schema: SCHEMA, schemaName: prompt.schema, temperature: 0, seed: 1, maxTokens: MAX_TOKENS, signal,
    }),
  );
  const check = createCheck(input, said, segments);
  const skills = new Map(rules.skills.map(({ name: known, evidence }) => [known, [...evidence]]));
  const tools = new Set(rules.tools);
  for (const { name: given, quote } of check.facts([...reply.skills, ...reply.tools], fact)) {
    const known = canonical(given, knowledge);
    const statement = check.states(quote, given);
    if (statement === null) continue;
    if (known?.category === 'tool' || (known === null && reply.tools.some((item) => fact.safeParse(item).data?.name === given))) {
      tools.add(known?.name ?? given);
      continue;
    }
    const evidence = skills.get(known?.name ?? given) ?? [];
    if (evidence.length < QUOTES_PER_SKILL && evidence.every((earlier) => !earlier.quote.includes(statement.quote))) evidence.push(statement);
    skills.set(known?.name ?? given, evidence);
  }
  const years = new Map(Object.entries(rules.years));
  for (const item of check.facts(reply.years, yearsFact)) {
    const key = item.name.toLowerCase() === 'experience' ? 'experience' : (canonical(item.name, knowledge)?.name ?? item.name);
    if (check.tells(item.quote, item.years, true) && !years.has(key)) years.set(key, item.years);
  }
  const projects = rules.projects.map(({ title, metrics }) => ({ title, metrics: new Map(Object.entries(metrics)) }));
  for (const item of check.facts(reply.projects, projectFact)) {
    if (check.states(item.quote, null) === null) continue;
    const same = projects.find(({ title }) => overlaps(title, item.title) || overlaps(title, item.quote));
    const project = same ?? { title: item.title, metrics: new Map<string, number>() };
    if (same === undefined && projects.length < LIMIT) projects.push(project);
    const told = new Set(projects.flatMap(({ metrics }) => [...metrics.values()]));
    for (const metric of check.facts(item.metrics, metricFact)) {
      if (check.tells(metric.quote, metric.value, false) && !told.has(metric.value)) project.metrics.set(canonicalMetric(metric.name, knowledge), metric.value);
    }
  }
  const roles = new Set(rules.roles);
  for (const { name: given, quote } of check.facts(reply.roles, fact)) {
    if (check.states(quote, given) !== null && ![...roles].some((role) => overlaps(role, given))) roles.add(given);
  }
  if (check.dropped() > 0) onDropped(check.dropped());
  return {
    skills: [...skills].map(([known, evidence]) => ({ name: known, evidence })),
    tools: [...tools],
    years: Object.fromEntries(years),
    projects: projects.map(({ title, metrics }) => ({ title, metrics: Object.fromEntries(metrics) })),
    roles: [...roles],
  };
}

/** What each fact has to pass; counts those that do not. */
function createCheck({ transcript, claims, includeTimestamps, now }: ModelExtractInput, said: string, segments: readonly string[]) {
  const verify = createQuoteVerifier(segments);
  const spanOf = includeTimestamps && typeof transcript !== 'string' ? createPlaces(transcript) : () => NO_TIME;
  const timesOf = (quote: string): Span => {
    const at = said.indexOf(quote);
    return at === -1 ? NO_TIME : spanOf(at, at + quote.length);
  };
  let dropped = 0;
  const drop = (): null => {
    dropped += 1;
    return null;
  };
  /** The claims of which the quote is a part. */
  const claimsOf = (quote: string): readonly ReadSentence[] => {
    const at = said.indexOf(quote);
    return at === -1 ? [] : claims.filter(({ start, text: sentence }) => start < at + quote.length && at < start + sentence.length);
  };
  return {
    dropped: () => dropped,
    /** The facts of the right shape; the others are dropped. */
    facts: <T>(items: readonly unknown[], schema: z.ZodType<T>): T[] =>
      items.slice(0, LIMIT).flatMap((item) => {
        const parsed = schema.safeParse(item);
        if (!parsed.success) drop();
        return parsed.success ? [parsed.data] : [];
      }),
    /** The quote as it was said, where the speaker claims it and it holds a word of the name; null drops the fact. */
    states(quote: string, given: string | null): Quote | null {
      const verbatim = verify(quote);
      if (verbatim === null) return drop();
      const wanted = new Set(tokens(given ?? '').map(({ stem }) => stem));
      const within = new Set(tokens(verbatim).map(({ stem }) => stem));
      const named = claimsOf(verbatim).some(({ words, negated }) =>
        words.some(({ stem }, index) => negated[index] !== true && within.has(stem) && (given === null || wanted.has(stem))),
      );
      return named ? { quote: verbatim, ...timesOf(verbatim) } : drop();
    },
    /** Whether the quote was said and holds the figure. */
    tells(quote: string, value: number, asYears: boolean): boolean {
      const verbatim = verify(quote);
      const words = tokens(verbatim ?? '');
      const told = verbatim === null ? [] : asYears ? yearsIn(verbatim, words, now).map(({ years }) => years) : numbersIn(verbatim, words).map((hit) => hit.value);
      const owned = verbatim !== null && claimsOf(verbatim).some(({ negated }) => negated.some((flag) => !flag));
      if (owned && told.some((figure) => Math.abs(figure - value) < 0.01)) return true;
      drop();
      return false;
    },
  };
}

/** The skill of the taxonomy that a name means as a whole. */
function canonical(given: string, knowledge: Knowledge) {
  const words = tokens(given);
  const hit = knowledge.skillPhrases.find(words).find(({ from, to }) => from === 0 && to === words.length);
  return hit === undefined ? null : (knowledge.skills.get(hit.id) ?? null);
}

function canonicalMetric(given: string, knowledge: Knowledge): string {
  const words = tokens(given);
  return knowledge.metricPhrases.find(words).find(({ from, to }) => from === 0 && to === words.length)?.id ?? given;
}

/** Whether most words of the shorter text are in the other. */
function overlaps(a: string, b: string): boolean {
  const [short, long] = [tokens(a), tokens(b)].sort((one, other) => one.length - other.length);
  const stems = new Set(long?.map(({ stem }) => stem));
  return (short ?? []).filter(({ stem }) => stems.has(stem)).length > (short?.length ?? 0) / 2;
}
