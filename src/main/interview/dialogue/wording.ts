/** Chooses among several wordings, always the same for the same input. */

/** FNV-1a, 32 bits: spreads texts evenly over a list; no cryptographic use. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

/** The wordings from a place that `seed` decides, around to its neighbour; successive steps begin one further. */
export function turned(wordings: readonly string[], seed: string, step: number): readonly string[] {
  const from = wordings.length === 0 ? 0 : (hash(seed) + step) % wordings.length;
  return [...wordings.slice(from), ...wordings.slice(0, from)];
}

/** The first of them. */
export function choose(wordings: readonly string[], seed: string, step: number): string {
  return turned(wordings, seed, step)[0] ?? '';
}

/** Puts the name into its place, verbatim. */
export function fill(wording: string, name: string): string {
  return wording.split('{name}').join(name);
}

/** Words alone, in small letters: what sounds the same is the same. */
export function normalised(text: string): string {
  return (text.toLowerCase().replaceAll('ё', 'е').match(/[\p{L}\p{N}+#]+/gu) ?? []).join(' ');
}
