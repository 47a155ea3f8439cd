/** What the PDF of a proctored interview says, in both languages: read from resources/proctored/report.json. */
import { z } from 'zod';
import type { Language } from '../../../ports/language.ts';

const text = z.string().min(1);
const names = z.record(z.string(), text);
const labels = z.strictObject({
  title: text, anonymous: text, role: text, ownRole: text, date: text, session: text, gradedBy: text, candidate: text, roles: names,
  summary: text, person: text, scores: text, question: text, total: text, mean: text, scale: text, meaning: text,
  clarity: text, relevance: text, structure: text, conciseness: text, confidence: text,
  answers: text, quotes: text, quoted: text, raise: text, noQuotes: text, speech: text, typed: text, pace: text, pauses: text, fillers: text, hedges: text,
  attention: text, notAssessed: text, focused: text, distracted: text, unknown: text, told: text, measured: text,
  events: text, event: text, from: text, to: text, moreEvents: text, eventNames: names, reasonNames: names, limits: z.array(text).min(1), transcript: text, nothing: text, cut: text, unprinted: text,
});
const schema = z.strictObject({ version: z.literal(1), en: labels, ru: labels });

export type ReportLabels = z.infer<typeof labels>;
export type ProctoredLabels = Readonly<Record<Language, ReportLabels>>;

/** @throws when the resource is not well formed */
export const toProctoredLabels = (resource: unknown): ProctoredLabels => schema.parse(resource);

/** A number with one digit after its mark, as the language writes it. */
export const tenths = (value: number, language: Language): string => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** The label of a name from outside, else the name in plain words. */
export const labelOf = (known: Readonly<Record<string, string>>, name: string): string => (Object.hasOwn(known, name) ? known[name]! : name.replaceAll('_', ' '));

/** A text with its places filled. */
export const filled = (wording: string, places: Readonly<Record<string, string | number>>): string => wording.replace(/\{(\w+)\}/gu, (_, place: string) => String(places[place] ?? ''));
