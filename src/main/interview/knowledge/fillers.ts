/** What a person says while looking for words. It has no part in the meaning. */

/** Fillers with the comma and the space that follow them. “Like” is one only beside another or a comma. */
export const FILLERS =
  /(?<![\p{L}\p{N}-])(?:ну|вот|как бы|типа|короче|значит|в общем|собственно|так сказать|(?:э+|эм+|м+)(?:-(?:э+|м+))*|um+|uh+|er+m*|h?mm+|you know|i mean|basically|well|kind of|sort of|like(?= you know|,))(?![\p{L}\p{N}-]),?\s*/giu;

const SIGN = /[.,!?;:—–]/;
/** Words of a sentence from which on missing signs are put in. */
const LONG = 12;
// Where a clause begins, if no sign says so: before who speaks or acts, and before a reason.
const CLAUSE_START =
  /(?<!(?<!\p{L})(?:и|а|но|что|чтобы|если|когда|как|раз|and|but|or|that|if|when|what|which|where|because|than|as|who|why|how))[ ](?=(?:я|мы|он|она|они|i|we|he|she|they|потому что|поэтому|because|so that|then|потом|затем|сначала)(?![\p{L}\p{N}]))/giu;
const AND_WHO = /[ ](?=(?:и|and|so|because|когда|when) (?:я|мы|он|она|они|i|we|he|she|they)(?![\p{L}\p{N}]))/giu;

/**
 * The sentence with fillers blanked out and, where it is long and has no signs at all (as a recogniser may give it), with commas
 * in place of the spaces between its clauses. As long as the sentence, so that places hold.
 */
export function toSpoken(sentence: string): string {
  const plain = sentence.replace(FILLERS, (filler) => ' '.repeat(filler.length));
  if (SIGN.test(plain.slice(0, -1)) || plain.split(' ').length < LONG) return plain;
  return plain.replace(CLAUSE_START, ',').replace(AND_WHO, ',');
}
