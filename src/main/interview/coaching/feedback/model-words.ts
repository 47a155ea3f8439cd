/** The rules' points in a language model's words: one call, and nothing of the reply is believed that was not said or measured. */
import { z } from 'zod';
import { AppError } from '../../../base/errors.ts';
import { COACHING_DIMENSIONS, STAR_PARTS, type FeedbackPoint } from '../../../ports/coaching-analysis.ts';
import type { LanguageModel } from '../../../ports/engines.ts';
import { asksPrivate } from '../../dialogue/private-matters.ts';
import { sentences } from '../../knowledge/text.ts';
import { forModel, withoutInstructions } from '../../model/instructions.ts';
import { promptLanguage, promptMessages, type Prompt } from '../../model/prompt.ts';
import { createQuoteVerifier } from '../../model/quotes.ts';
import type { Telling } from './points.ts';
import type { Said } from './whole-text.ts';

export interface RewordInput {
  readonly ruled: Said;
  readonly telling: Telling;
  readonly model: LanguageModel;
  readonly prompt: Prompt;
  readonly signal: AbortSignal;
}

const MAX_TOKENS = 1_500;
const ANSWER_LENGTH = 20_000;
const POINT_LENGTH = 420;
const POINT_SENTENCES = 3;
/** Neither a verdict nor flattery, nothing about looks, voice as given by nature, feelings or origin. */
const UNFIT =
  /(?<!\p{L})(?:hire\p{L}*|reject\p{L}*|great|excellent|amazing|brilliant|perfect|impressive|attractive|beautiful|handsome|accent|look(?:s|ed)? (?:good|bad|tired)|emotion\p{L}*|nervous\p{L}*|anxious|confident|smil\p{L}+|нанять|отказать|отличн\p{L}+|прекрасн\p{L}+|великолепн\p{L}+|идеальн\p{L}+|впечатля\p{L}+|блестящ\p{L}+|красив\p{L}+|привлекательн\p{L}+|акцент\p{L}*|эмоци\p{L}+|нервнич\p{L}+|нервн\p{L}+|волну\p{L}+|уверенн\p{L}+|улыб\p{L}+)(?!\p{L})/iu;

const text = z.string().max(2_000);
const Point = z.object({ about: z.enum(COACHING_DIMENSIONS), text, quote: text.nullable() });
const Reply = z.object({ worked: z.array(Point).max(10), next: Point.nullable(), star: z.array(z.object({ part: z.enum(STAR_PARTS), quote: text })).max(20) });

const object = (properties: Readonly<Record<string, unknown>>) => ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false });
const nullable = { type: ['string', 'null'] };
const pointSchema = object({ about: { type: 'string', enum: COACHING_DIMENSIONS }, text: { type: 'string' }, quote: nullable });
const SCHEMA = object({
  worked: { type: 'array', items: pointSchema, maxItems: 4 },
  next: { anyOf: [pointSchema, { type: 'null' }] },
  star: { type: 'array', items: object({ part: { type: 'string', enum: STAR_PARTS }, quote: { type: 'string' } }), maxItems: 8 },
});

/** @throws AppError UPSTREAM_FAILED when nothing of the reply may be used; whatever the call throws */
export async function rewordByModel({ ruled, telling, model, prompt, signal }: RewordInput): Promise<Said> {
  const { input, answer, momentOf, judged } = telling;
  const heard = input.heard?.text ?? '';
  const shown = (point: FeedbackPoint) => ({ about: point.about, wording: point.text, quote: point.quote });
  const reply = Reply.parse(
    await model.completeJson({
      messages: promptMessages(prompt, { language: promptLanguage(input.language) }, {
        question: forModel(input.question?.text ?? ''),
        answer: forModel(heard.slice(0, ANSWER_LENGTH)),
        findings: { worked: ruled.worked.map(shown), next: ruled.next === null ? null : shown(ruled.next), missing: answer.missing, sure_of: judged.map(({ about, confidence }) => ({ about, confidence })) },
      }),
      schema: SCHEMA, schemaName: prompt.schema, temperature: 0, seed: 1, maxTokens: MAX_TOKENS, signal,
    }),
  );
  const verify = createQuoteVerifier(withoutInstructions(heard.slice(0, ANSWER_LENGTH)).segments);
  const numbers = numbersIn(`${heard} ${[...ruled.worked, ...(ruled.next === null ? [] : [ruled.next])].map((point) => point.text).join(' ')}`);
  let used = 0;
  /** Its words with the rules' figures; its quote where it was said, else the rules'. */
  const merged = (own: FeedbackPoint, theirs: z.infer<typeof Point> | undefined | null): FeedbackPoint => {
    if (theirs == null || theirs.about !== own.about || !isFit(theirs.text, input.language, numbers)) return own;
    used += 1;
    const quote = theirs.quote === null ? null : verify(theirs.quote);
    const at = quote === null ? -1 : heard.indexOf(quote);
    return quote === null || at === -1 ? { ...own, text: theirs.text.trim() } : { ...own, text: theirs.text.trim(), quote, moment: momentOf(at, quote.length) ?? own.moment };
  };
  const worked = ruled.worked.map((own) => merged(own, reply.worked.find(({ about }) => about === own.about)));
  const next = ruled.next === null ? null : merged(ruled.next, reply.next);
  if (used === 0) throw new AppError('UPSTREAM_FAILED', 'Nothing of the reply may be said');
  return { ...ruled, worked, next, star: withQuotes(ruled, reply.star, verify, (quote) => momentOf(heard.indexOf(quote), quote.length)) };
}

/** Parts that the rules found in other words may be shown by the model's quote; what they miss, the advice is about, and stays missing. */
function withQuotes({ star }: Said, quotes: z.infer<typeof Reply>['star'], verify: (quote: string) => string | null, momentOf: (quote: string) => { readonly startS: number; readonly endS: number } | null): Said['star'] {
  if (star === null) return null;
  const found = { ...star };
  for (const { part, quote } of quotes) {
    const verbatim = verify(quote);
    const own = star[part];
    // Only a narrower piece of the same sentence: which sentence it is, the rules have decided.
    if (verbatim !== null && own !== null && own.quote.includes(verbatim)) found[part] = { quote: verbatim, moment: momentOf(verbatim) ?? own.moment };
  }
  return found;
}

const numbersIn = (words: string): ReadonlySet<string> => new Set((words.match(/\d+(?:[.,]\d+)?/gu) ?? []).map((number) => number.replace(',', '.')));

function isFit(words: string, language: 'en' | 'ru', numbers: ReadonlySet<string>): boolean {
  const count = sentences(words).length;
  return count >= 1 && count <= POINT_SENTENCES && words.length <= POINT_LENGTH && /\p{Script=Cyrillic}{3}/u.test(words) === (language === 'ru') && !UNFIT.test(words) && !asksPrivate(words)
    && !/[<>{}]|https?:/u.test(words) && withoutInstructions(words).passages.length === 0 && [...numbersIn(words)].every((number) => numbers.has(number));
}
