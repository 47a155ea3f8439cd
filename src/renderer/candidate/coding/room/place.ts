/** The last line that an error message names, from 1; null when it names none. */
export function toPlace(message: string): number | null {
  const found = [...message.matchAll(/\bline (\d+)\b/g)].at(-1);
  return found ? Number(found[1]) : null;
}
