/** Which words of a sentence are said to be absent: “не работал с Kubernetes”, “no experience with Kafka”. */
import type { Token } from './text.ts';

const NEGATORS = new Set([
  'не',
  'нет',
  'ни',
  'без',
  'никогда',
  'not',
  'no',
  'never',
  'without',
  'cannot',
  'dont',
  'didnt',
  'havent',
  'hasnt',
  'wasnt',
  't',
]);
const CONTRAST = new Set(['но', 'а', 'зато', 'однако', 'but', 'however', 'although', 'though', 'instead']);
const HARMLESS_AFTER = new Set([
  'только',
  'просто',
  'only',
  'just',
  'matter',
  'problem',
  'проблем',
  'сомн',
  'doubt',
  'wonder',
  'менее',
  'less',
]);
// Stems of what one does with a skill; a negator close to one of these speaks of the whole clause.
const EXPERIENCE =
  /^(работа|использова|зна|знаком|применя|применял|пробова|сталкива|столкнул|уме|опыт|име|владе|приход|доводи|трога|дела|занима|изуча|понима|было|был|довод|подход|готов|work|use|know|tri|touch|experi|familiar|learn|done|do|had|have|been|deal|understand|heard|idea|avail|abl|readi|will)/;
const CLAUSE_BREAK = /[,;:—–]|\s-\s/;

interface Clause {
  readonly from: number;
  readonly to: number;
  readonly enumerates: boolean;
}

function clauses(sentence: string, words: readonly Token[]): Clause[] {
  const starts = [0];
  for (let index = 1; index < words.length; index++) {
    const gap = sentence.slice(words[index - 1]!.end, words[index]!.start);
    if (CLAUSE_BREAK.test(gap) || CONTRAST.has(words[index]!.text.toLowerCase())) starts.push(index);
  }
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? words.length;
    const first = words[from]?.text.toLowerCase() ?? '';
    const own = words.slice(from, to).some((word) => EXPERIENCE.test(word.stem) || /^(да|yes|я|мы|i|we)$/.test(word.text.toLowerCase()));
    return { from, to, enumerates: from > 0 && to - from <= 4 && !own && !CONTRAST.has(first) };
  });
}

function isNegator(words: readonly Token[], index: number): boolean {
  const word = words[index]!.text.toLowerCase();
  if (!NEGATORS.has(word)) return false;
  // “don’t” comes as two words; a lone t means nothing.
  if (word === 't' && !/^(don|didn|haven|hasn|wasn|isn|can|couldn|wouldn|won)$/.test(words[index - 1]?.text.toLowerCase() ?? ''))
    return false;
  const next = words[index + 1];
  return next === undefined || (!HARMLESS_AFTER.has(next.text.toLowerCase()) && !HARMLESS_AFTER.has(next.stem));
}

/** One flag a word: true where the speaker says that it is not so. `words` are the words of `sentence`. */
export function negations(sentence: string, words: readonly Token[]): boolean[] {
  const flags = words.map(() => false);
  let previousWasNegated = false;
  for (const { from, to, enumerates } of clauses(sentence, words)) {
    let whole: boolean = enumerates && previousWasNegated;
    for (let index = from; index < to && !whole; index++) {
      if (!isNegator(words, index)) continue;
      const near = words.slice(Math.max(from, index - 2), Math.min(to, index + 4));
      whole = near.some((word) => EXPERIENCE.test(word.stem)) || (words[index]!.text.toLowerCase() === 'нет' && to - from <= 4);
      for (let next = index + 1; next < Math.min(to, index + 3); next++) flags[next] = true;
    }
    if (whole) flags.fill(true, from, to);
    previousWasNegated = whole || (enumerates && previousWasNegated);
  }
  return flags;
}
