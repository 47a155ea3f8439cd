/**
 * LocalAgreement-2 (Liu, Spanakis and Niehues, 2020; used for Whisper by Macháček, Dabre and Bojar, 2023): words on
 * which two successive hypotheses of a growing utterance agree are committed, and what is committed never changes.
 */

/** A word as it is compared: no case, no punctuation, ё as е. Punctuation alone gives the empty string. */
export function toComparedWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

export interface Agreement<W> {
  /** Never shrinks and never changes; only grows at its end. */
  readonly committed: readonly W[];
  /** The rest of the newest hypothesis. */
  readonly tentative: readonly W[];
}

export interface LocalAgreement<W> {
  /** Takes the newest hypothesis of the whole utterance so far. */
  update(hypothesis: readonly W[]): Agreement<W>;
  current(): Agreement<W>;
}

export function createLocalAgreement<W extends { readonly text: string }>(): LocalAgreement<W> {
  const committed: W[] = [];
  let tentative: readonly W[] = [];
  const current = (): Agreement<W> => ({ committed: [...committed], tentative });
  return {
    current,
    update(hypothesis) {
      const rest = hypothesis.slice(endOfAlignment(committed, hypothesis));
      let agreed = 0;
      while (agreed < rest.length && agreed < tentative.length && isSame(rest[agreed], tentative[agreed])) agreed += 1;
      committed.push(...rest.slice(0, agreed));
      tentative = rest.slice(agreed);
      return current();
    },
  };
}

function isSame(a: { readonly text: string } | undefined, b: { readonly text: string } | undefined): boolean {
  return a !== undefined && b !== undefined && toComparedWord(a.text) === toComparedWord(b.text);
}

/**
 * How many words at the start of `hypothesis` say what `committed` says: the prefix with the least edit distance to
 * it, so that a word misheard, dropped or doubled this time neither repeats nor swallows its neighbours.
 */
export function endOfAlignment(committed: readonly { readonly text: string }[], hypothesis: readonly { readonly text: string }[]): number {
  const heard = hypothesis.map(({ text }) => toComparedWord(text));
  // A dash that stands alone comes and goes with every decode: it costs nothing.
  const extra = heard.map((word) => (word === '' ? 0 : 1));
  let row = [0];
  for (const cost of extra) row.push((row.at(-1) ?? 0) + cost);
  for (const { text } of committed) {
    const word = toComparedWord(text);
    const next = [(row[0] ?? 0) + (word === '' ? 0 : 1)];
    for (const [index, other] of heard.entries()) {
      const replaced = (row[index] ?? 0) + (word === other ? 0 : 1);
      const lost = (row[index + 1] ?? 0) + (word === '' ? 0 : 1);
      next.push(Math.min(replaced, lost, (next[index] ?? 0) + (extra[index] ?? 1)));
    }
    row = next;
  }
  let best = 0;
  const closeness = (column: number): number => Math.abs(column - committed.length);
  for (let column = 1; column < row.length; column++) {
    const difference = (row[column] ?? 0) - (row[best] ?? 0);
    if (difference < 0 || (difference === 0 && closeness(column) <= closeness(best))) best = column;
  }
  return best;
}
