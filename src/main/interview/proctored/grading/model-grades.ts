/** Grades by a language model, held within one point of the rules'; quotes are believed only when they were said. */
import { z } from 'zod';
import { AppError } from '../../../base/errors.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import { GRADED_CRITERIA, type AnswerToGrade, type GradedAnswer } from '../../../ports/proctored.ts';
import { asksPrivate } from '../../dialogue/private-matters.ts';
import { sentences } from '../../knowledge/text.ts';
import { LIMIT_CHARACTERS } from '../../model/as-data.ts';
import { forModel, withoutInstructions } from '../../model/instructions.ts';
import { promptLanguage, promptMessages, promptOf, type Prompts } from '../../model/prompt.ts';
import { createQuoteVerifier } from '../../model/quotes.ts';
import { toQuote } from './quotes.ts';
import type { RuledAnswer } from './rules.ts';
import type { GradingTexts } from './texts.ts';

export interface ModelGradesInput {
  readonly answers: readonly AnswerToGrade[];
  /** The rules' grades of the same answers. */
  readonly ruled: readonly RuledAnswer[];
  readonly role: string;
  readonly language: Language;
  readonly texts: GradingTexts;
  readonly model: LanguageModel;
  readonly prompts: Prompts;
  readonly signal: AbortSignal | undefined;
}

/** A model sees meaning that rules miss, and is trusted for so much. */
const TRUST = 1;
const MAX_TOKENS = 4_000;
const COMMENTARY_LENGTH = 600;
const COMMENTARY_SENTENCES = 3;
/** No verdict and no praise stands in a report. */
const VERDICT = /(?<!\p{L})(?:hire|hiring|reject|recommend|suitable|unfit|great|excellent|impressive|amazing|brilliant|face|emotion\p{L}*|nervous|нанять|нанимать|взять на работу|отказать кандидату|рекоменд\p{L}+|подходит|не подходит|отличн\p{L}+|прекрасн\p{L}+|впечатля\p{L}+|блестящ\p{L}+|лиц\p{L}|эмоци\p{L}+|нервнич\p{L}+)(?!\p{L})/iu;

const mark = z.number().min(1).max(5);
const Reply = z.object({
  answers: z.array(
    z.object({
      id: z.string(),
      scores: z.object({ clarity: mark, relevance: mark, structure: mark, conciseness: mark, confidence: mark }),
      quotes: z.array(z.object({ criterion: z.enum(GRADED_CRITERIA), quote: z.string() })).max(50),
      commentary: z.string(),
    }),
  ),
});
type Grade = z.infer<typeof Reply>['answers'][number];

/** The ids are ours: nothing that somebody wrote decides where a grade goes. */
const idOf = (index: number): string => `a${index + 1}`;

function schemaFor(ids: readonly string[]): Readonly<Record<string, unknown>> {
  const object = (properties: Readonly<Record<string, unknown>>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
  const text = { type: 'string' };
  const scores = object(Object.fromEntries(GRADED_CRITERIA.map((criterion) => [criterion, { type: 'integer', minimum: 1, maximum: 5 }])));
  const quotes = { type: 'array', items: object({ criterion: { type: 'string', enum: GRADED_CRITERIA }, quote: text }) };
  return object({ answers: { type: 'array', items: object({ id: { type: 'string', enum: ids }, scores, quotes, commentary: text }) } });
}

/** Answers that say nothing are not shown to it. @throws when the call fails, the reply has another shape, or the answers are too long */
export async function gradeByModel({ answers, ruled, role, language, texts, model, prompts, signal }: ModelGradesInput): Promise<readonly GradedAnswer[]> {
  const shown = answers.flatMap((answer, index) => (ruled[index]?.read.state === 'answered' ? [{ id: idOf(index), question: answer.question, answer: forModel(answer.transcript) }] : []));
  if (shown.length === 0) return ruled.map(({ graded }) => graded);
  if (shown.reduce((sum, { answer }) => sum + answer.length, 0) > LIMIT_CHARACTERS) throw new AppError('UPSTREAM_FAILED', 'The answers are longer than a language model is given');
  const prompt = promptOf(prompts, 'answer-grade');
  const criteria = Object.fromEntries(GRADED_CRITERIA.map((criterion) => [criterion, texts.anchors(criterion, language)]));
  const reply = Reply.parse(
    await model.completeJson({
      messages: promptMessages(prompt, { language: promptLanguage(language) }, { job: { role: forModel(role), criteria }, answers: shown }),
      schema: schemaFor(shown.map(({ id }) => id)), schemaName: prompt.schema, temperature: 0, seed: 1, maxTokens: MAX_TOKENS, ...(signal === undefined ? {} : { signal }),
    }),
  );
  const grades = new Map(reply.answers.map((grade) => [grade.id, grade]));
  return ruled.map((own, index) => {
    const grade = grades.get(idOf(index));
    const answer = answers[index];
    return grade === undefined || answer === undefined || own.read.state !== 'answered' ? own.graded : bounded(own, grade, answer, language, texts);
  });
}

/** Within a point of the rules', and above them only with a quote that was said. */
function bounded({ graded, read }: RuledAnswer, grade: Grade, answer: AnswerToGrade, language: Language, texts: GradingTexts): GradedAnswer {
  const verify = createQuoteVerifier(withoutInstructions(answer.transcript).segments);
  const said = grade.quotes.flatMap(({ criterion, quote }) => {
    const verbatim = verify(quote);
    return verbatim === null ? [] : [toQuote(criterion, verbatim, answer.words)];
  });
  const scores = { ...graded.scores };
  for (const criterion of GRADED_CRITERIA) {
    const rules = graded.scores[criterion];
    const most = said.some((quote) => quote.criterion === criterion) ? rules + TRUST : rules;
    scores[criterion] = Math.round(Math.max(1, Math.min(5, most, Math.max(rules - TRUST, grade.scores[criterion]))));
  }
  const quotes = GRADED_CRITERIA.flatMap((criterion) => {
    const own = said.filter((quote) => quote.criterion === criterion).slice(0, 2);
    return own.length > 0 ? own : graded.quotes.filter((quote) => quote.criterion === criterion);
  });
  const notes = [...(answer.collected ? ['collected'] : []), ...(read.hasInstructions ? ['instructions'] : [])].map((name) => texts.say(name, language));
  const commentary = isFit(grade.commentary, language) ? [...notes, grade.commentary.trim()].join(' ') : graded.commentary;
  return { ...graded, scores, quotes, commentary };
}

/** Short, in the language of the report, about the answer, with neither praise nor verdict nor private matters. */
function isFit(commentary: string, language: Language): boolean {
  const count = sentences(commentary).length;
  const isCyrillic = /\p{Script=Cyrillic}{3}/u.test(commentary);
  return count >= 1 && count <= COMMENTARY_SENTENCES && commentary.length <= COMMENTARY_LENGTH && isCyrillic === (language === 'ru') && !VERDICT.test(commentary) && !asksPrivate(commentary)
    && withoutInstructions(commentary).passages.length === 0;
}
