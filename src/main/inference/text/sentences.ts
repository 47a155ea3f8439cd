/** Text in the pieces that are synthesised one after another. */

/** Longer sentences are split at a comma, so that their beginning need not wait for their end. */
const MAX_CHARACTERS = 220;

/** A dot after these ends no sentence. */
const ABBREVIATION = /(?:^|[\s(.])(?:т|е|д|п|г|гг|др|см|напр|тыс|млн|руб|Mr|Mrs|Ms|Dr|No|e\.g|i\.e|etc|vs|approx|\p{Lu})\.$/u;

/** Sentences in order, trimmed, none empty; very long ones in clauses. Nothing to say gives none. */
export function toSentences(text: string): string[] {
  const pieces = text.replace(/\s+/g, ' ').split(/(?<=[.!?…]["»”)]*)\s+(?=["«“(]*[\p{Lu}\p{N}])/u);
  const sentences: string[] = [];
  for (const piece of pieces) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else sentences.push(piece);
  }
  return sentences.flatMap((sentence) => toClauses(sentence, MAX_CHARACTERS)).map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A first sentence longer than this is spoken in two pieces. */
const LONG_START = 60;
/** A clause of fewer characters would be over before the next one is made. */
const SHORTEST_CLAUSE = 12;

/** The sentences with the first one's beginning split off at a comma, where it is long: the first sound comes early. */
export function withShortStart(sentences: readonly string[]): string[] {
  const [first = '', ...others] = sentences;
  if (first.length <= LONG_START) return [...sentences];
  const cuts = [...first.matchAll(/[,;:](?=\s)|\s[—–](?=\s)/gu)].map(({ index, 0: sign }) => index + sign.length);
  const cut = cuts.find((at) => at >= SHORTEST_CLAUSE && at <= first.length - SHORTEST_CLAUSE);
  return cut === undefined ? [...sentences] : [first.slice(0, cut), first.slice(cut).trim(), ...others];
}

/** @returns pieces of at most `longest` characters (and a sign), cut at a comma where there is one, else between words */
export function toClauses(sentence: string, longest: number): string[] {
  const clauses: string[] = [];
  let rest = sentence;
  while (rest.length > longest) {
    const head = rest.slice(0, longest);
    const cut = Math.max(...[', ', '; ', ': ', ' — ', ' – '].map((sign) => head.lastIndexOf(sign) + sign.trimEnd().length));
    const at = cut > longest / 4 ? cut : Math.max(head.lastIndexOf(' '), 0) || longest;
    clauses.push(rest.slice(0, at));
    rest = rest.slice(at).trim();
  }
  return [...clauses, rest];
}
