/** Where a turn of the interviewer was cut off: counted in words, as the server counts. */

const toWords = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/** 0..1: how much of `text` the words `heard` are. */
export function shareOf(heard: string, text: string): number {
  const all = toWords(text).length;
  return all === 0 ? 1 : Math.min(1, toWords(heard).length / all);
}

/** The words up to the cut, and those after it. */
export function splitAt(text: string, share: number): { readonly heard: string; readonly rest: string } {
  const words = toWords(text);
  const at = Math.round(words.length * Math.max(0, Math.min(1, share)));
  return { heard: words.slice(0, at).join(' '), rest: words.slice(at).join(' ') };
}
