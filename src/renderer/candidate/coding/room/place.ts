/** The last line of the candidate's own code that an error message names, from 1; null when it names none. */
export function toPlace(message: string): number | null {
  const found = [...message.matchAll(/\bline (\d+)\b|(?:solution|code|<[\w.]+>)(?:\.\w+)?:(\d+)(?::\d+)?/gi)].at(-1);
  const line = Number(found?.[1] ?? found?.[2]);
  return Number.isInteger(line) && line > 0 ? line : null;
}
