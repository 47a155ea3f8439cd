/** Text of people inside a prompt. */

const LIMIT = 60_000;

/**
 * Puts text between marks that it cannot close: the same marks inside it are broken. The end of very long
 * text is left out, and it says so.
 */
export function asData(mark: string, text: string): string {
  const safe = text.replace(new RegExp(`<(\\s*/?\\s*${mark})`, 'giu'), '‹$1');
  return `<${mark}>\n${safe.length > LIMIT ? `${safe.slice(0, LIMIT)}\n[the rest is left out]` : safe}\n</${mark}>`;
}
