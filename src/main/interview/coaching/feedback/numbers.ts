/** Figures as a report writes them. */
import type { Language } from '../../../ports/language.ts';

export const figure = (value: number, language: Language, digits: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);

/** @param share 0..1 */
export const percent = (share: number, language: Language): string => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);

/** `1:05`. */
export const clock = (timeS: number): string => `${Math.floor(timeS / 60)}:${String(Math.floor(timeS % 60)).padStart(2, '0')}`;
