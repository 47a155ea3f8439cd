/** One thing to say against a piece of code. */
import type { Language } from '../../../ports/language.ts';

export interface StyleFinding {
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  /** Of a score of 1. */
  readonly cost: number;
  readonly text: Readonly<Record<Language, string>>;
}

export const finding = (rule: string, line: number, cost: number, en: string, ru: string): StyleFinding => ({ rule, line, cost, text: { en, ru } });
