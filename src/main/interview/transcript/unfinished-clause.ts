/** Whether a speaker who fell silent will most likely go on: told from the words so far. */

/** Words that nobody ends a thought with. */
const CONNECTIVES = new Set([
  'a', 'an', 'the', 'and', 'or', 'but', 'because', 'so', 'if', 'when', 'while', 'that', 'which', 'who', 'to', 'of', 'for', 'with', 'from',
  'by', 'my', 'our', 'your', 'their', 'is', 'are', 'was', 'were', 'um', 'uh',
  'и', 'а', 'но', 'или', 'либо', 'что', 'чтобы', 'потому', 'если', 'когда', 'как', 'который', 'которая', 'которое', 'которые', 'в', 'во', 'на',
  'с', 'со', 'к', 'ко', 'по', 'за', 'из', 'от', 'до', 'для', 'о', 'об', 'при', 'у', 'не', 'мой', 'моя', 'моё', 'мое', 'наш', 'наша', 'эм', 'ээ',
]);

/** True for an open end (comma, dash, dots, no full stop at all) and for a last word that asks for more. */
export function isUnfinished(text: string): boolean {
  const spoken = text.trim().replace(/["'»”’)\]]+$/u, '');
  if (spoken === '') return false;
  if (!/[.!?]$/u.test(spoken) || /\.\.$/u.test(spoken)) return true;
  const [last] = /[\p{L}\p{N}'’-]+(?=[.!?]+$)/u.exec(spoken) ?? [''];
  return CONNECTIVES.has(last.toLowerCase());
}
