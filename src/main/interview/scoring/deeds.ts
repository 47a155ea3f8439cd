/** What the speaker, or the speaker's team, says to have done: by the forms of the verbs, not by a list of deeds. */
import type { ReadSentence } from '../knowledge/reading.ts';
import { englishDeeds } from './deeds-en.ts';
import { russianDeeds, type Deed } from './deeds-ru.ts';

export type { Deed } from './deeds-ru.ts';

const BREAK = /[,;:—–.!?()]|\s-\s/;
const known = new WeakMap<ReadSentence, readonly Deed[]>();

/** Deeds that are not denied, in the order of the sentence. */
export function deedsIn(sentence: ReadSentence): readonly Deed[] {
  const found = known.get(sentence) ?? readDeeds(sentence);
  known.set(sentence, found);
  return found;
}

function readDeeds({ spoken, words: tokens, negated }: ReadSentence): Deed[] {
  const words = tokens.map(({ text }) => text.toLowerCase().replaceAll('ё', 'е'));
  const starts = tokens.map(({ start }, index) => index === 0 || BREAK.test(spoken.slice(tokens[index - 1]!.end, start)));
  return [...russianDeeds(words, starts), ...englishDeeds(words, starts)].filter(({ at }) => negated[at] !== true).sort((a, b) => a.at - b.at);
}
