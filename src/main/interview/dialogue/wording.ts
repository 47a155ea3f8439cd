/** Chooses among several wordings, always the same for the same input. */

/** FNV-1a, 32 bits: spreads texts evenly over a list; no cryptographic use. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

/** One of `wordings`; successive steps walk through the list from a place that `seed` decides. */
export function choose(wordings: readonly string[], seed: string, step: number): string {
  return wordings[(hash(seed) + step) % wordings.length] ?? '';
}

/** Puts the name into its place, verbatim. */
export function fill(wording: string, name: string): string {
  return wording.split('{name}').join(name);
}
