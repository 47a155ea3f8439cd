/** The words of the spoken interview: read from resources/voice/. */
import { z } from 'zod';
import type { Language } from '../../../ports/language.ts';
import { sentences } from '../../knowledge/text.ts';
import { toCompanyWords, type CompanyWords } from './company-names.ts';

const wordings = z.strictObject({ en: z.array(z.string().min(1)).min(1), ru: z.array(z.string().min(1)).min(1) });
const group = z.record(z.string(), wordings);
const schema = z.object({
  questions: z.strictObject({ version: z.literal(1), topics: group, aspects: group, candidateQuestions: group, closing: group }),
  replies: z.strictObject({ version: z.literal(1), leads: group, answers: group }),
  intents: z.strictObject({ version: z.literal(1), wishes: group, besides: wordings, questions: group }),
  report: z.strictObject({ version: z.literal(1), report: group }),
  companies: z.strictObject({ version: z.literal(1), forms: z.array(z.string().min(1)), kinds: z.array(z.string().min(1)) }),
});

export type TextGroup = 'topics' | 'aspects' | 'candidateQuestions' | 'closing' | 'leads' | 'answers' | 'report';

/** What may stand in a place of a wording; null or absent: unknown. */
export type Places = Readonly<Record<string, string | null>>;

export interface Intent {
  readonly id: string;
  /** Of both languages: people mix them. */
  readonly pattern: RegExp;
}

export interface VoiceTexts {
  /** The wordings whose places are all known, filled; empty when there are none. @throws TypeError for a name that there is not */
  wordings(group: TextGroup, name: string, language: Language, places?: Places): readonly string[];
  /** Whether a sentence is one of `leads` or `answers`, with anything in its places. */
  isLead(sentence: string): boolean;
  /** What a candidate may want instead of answering, in the order in which it is tried. */
  readonly wishes: readonly Intent[];
  /** A word that goes with any wish and tells nothing: “sorry”, “today”, «на этот вопрос». */
  readonly besides: RegExp;
  /** What a candidate may ask, likewise. */
  readonly questions: readonly Intent[];
  /** Words of company names. */
  readonly companyWords: CompanyWords;
}

const PLACE = /\{(\w+)\}/gu;

const toIntents = (raw: Readonly<Record<string, z.infer<typeof wordings>>>): Intent[] =>
  Object.entries(raw).map(([id, { en, ru }]) => ({
    id,
    pattern: new RegExp([...en, ...ru].map((form) => (form.startsWith('^') ? form : `(?<![\\p{L}\\p{N}])(?:${form})(?![\\p{L}\\p{N}])`)).join('|'), 'u'),
  }));

/**
 * Checks what resources/voice/ holds: `{ questions, replies, intents, report, companies }`.
 * @throws TypeError naming the field that is wrong
 */
export function toVoiceTexts(raw: unknown): VoiceTexts {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new TypeError(`voice/${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
  }
  const { questions, replies, intents, report, companies } = parsed.data;
  const groups: Readonly<Record<TextGroup, z.infer<typeof group>>> = { ...questions, ...replies, ...report };
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const leads = [...Object.values(replies.leads), ...Object.values(replies.answers)].flatMap(({ en, ru }) => [...en, ...ru]).flatMap((wording) => sentences(wording).map(({ text }) => text));
  const isLead = new RegExp(`^(?:${leads.map((wording) => wording.split(PLACE).map((part, at) => (at % 2 === 0 ? escaped(part) : '.{1,40}')).join('')).join('|')})$`, 'u');
  return {
    isLead: (sentence) => isLead.test(sentence),
    wordings(groupName, name, language, places = {}) {
      const found = groups[groupName][name];
      if (found === undefined) throw new TypeError(`voice has no ${groupName}.${name}`);
      const value = (place: string): string | null => (Object.hasOwn(places, place) ? (places[place] ?? null) : null);
      return found[language]
        .filter((wording) => [...wording.matchAll(PLACE)].every(([, place]) => value(place!) !== null))
        .map((wording) => wording.replace(PLACE, (_, place: string) => value(place)!));
    },
    wishes: toIntents(intents.wishes),
    besides: new RegExp(`^(?:${[...intents.besides.en, ...intents.besides.ru].join('|')})$`, 'u'),
    questions: toIntents(intents.questions),
    companyWords: toCompanyWords(companies.forms, companies.kinds),
  };
}
