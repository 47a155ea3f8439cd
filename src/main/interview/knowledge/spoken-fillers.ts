/** Fillers among recognised words, in English and Russian. A word that has a meaning where it stands is none. */
import type { TimedWord } from '../../ports/engines.ts';
import { FILLERS } from './fillers.ts';

export interface Filler {
  /** As it was said, e.g. `you know`; null where it was only heard (a held vowel that the recogniser left out). */
  readonly text: string | null;
  readonly startS: number;
  readonly endS: number;
}

interface Exception {
  readonly filler: RegExp;
  /** Right before it, or right after it: then it means something. */
  readonly after?: RegExp;
  readonly before?: RegExp;
}

const EXCEPTIONS: readonly Exception[] = [
  { filler: /^well$/u, after: /(?:\bas|\bvery|\bso|\bhow|\bpretty|\bquite|\breally|\bnot|\bworks?|\bworked|\bgo|\bgoes|\bwent|\bdo|\bdid|\bdone|\bwas|\bis|\bas|\bperform(?:s|ed)?|\bscales?|\bscaled)\s$/u },
  { filler: /^well$/u, before: /^[\s-](?:known|defined|tested|written|done|designed|documented|structured|aware|enough|as|with)\b/u },
  { filler: /^(?:kind|sort) of$/u, after: /\b(?:a|an|the|this|that|these|those|what|which|any|some|every|each|one|another|other|same|different|first|new)\s$/u },
  { filler: /^you know$/u, after: /\b(?:do|did|if|as|that|what|how|when|whether|let|than|don't|all|everything|everyone|people|should|would|because)\s$/u },
  { filler: /^you know$/u, before: /^\s(?:what|how|why|where|who|which|when|whether|if|about|him|her|them|me|us|this|better|nothing|everything)\b/u },
  { filler: /^i mean$/u, after: /\b(?:what|that|do|did|if|who)\s$/u },
  { filler: /^i mean$/u, before: /^\s(?:it|this|that|what)(?:[.,!?]|$)/u },
  { filler: /^ну$/u, before: /^[\s-](?:да|нет|ка|и|давай\p{L}*|конечно|хорошо|ладно|пожалуйста)(?!\p{L})/u },
  { filler: /^вот$/u, before: /^\s(?:этот|эта|эти|это|эту|этого|этой|этом|такой|такая|такие|так|почему|поэтому|именно|уже|здесь|тут|там|он|она|они|мой|наш\p{L}*)(?!\p{L})/u },
  { filler: /^типа$/u, after: /(?:этого|того|такого|одного|другого|разного|любого|каждого|нового|открытого|закрытого|первого|второго|три|два|четыре|нужного|общего)\s$/u },
  { filler: /^типа$/u, before: /^\s(?:данных|запрос\p{L}*|ошиб\p{L}*|переменн\p{L}*|объект\p{L}*)(?!\p{L})/u },
  { filler: /^короче$/u, after: /(?:стал\p{L}*|намного|гораздо|ещё|еще|чуть|получ\p{L}*|будет|код|путь|проще и)\s$/u },
  { filler: /^короче$/u, before: /^\s(?:чем|на|и (?:проще|понятнее|быстрее)|в (?:два|три|раз))(?!\p{L})/u },
  { filler: /^короче$/u, before: /^\s(?:путь|дорог\p{L}|маршрут|текст|код|спис\p{L}+|срок\p{L}*|отч[её]т\p{L}*|очеред\p{L}+|рассказ|цикл|версия|письм\p{L}+|день|дни|смен\p{L}+|ответ\p{L}*)(?!\p{L})/u },
  // «Вот отчёт.»: it shows a thing.
  { filler: /^вот$/u, before: /^\s(?:отч[её]т\p{L}*|пример\p{L}*|спис(?:ок|ки)|результат\p{L}*|итог\p{L}*|план\p{L}*|ссылк\p{L}|адрес\p{L}*|договор\p{L}*|ответ\p{L}*|цифр\p{L}|данные|график\p{L}*|таблиц\p{L}|документ\p{L}*|причин\p{L}|решени\p{L}|что|как|кто|где|когда)(?!\p{L})/u },
  { filler: /^значит$/u, after: /(?:это|что|не|ничего|много|мало|уже)\s$/u },
  { filler: /^как бы$/u, before: /^\s(?:ни|то ни|вы|ты|я|мы|он|она|они)(?!\p{L})/u },
  { filler: /^в общем$/u, before: /^\s(?:случае|виде|доступе|смысле|\p{L}+(?:ом|ем))(?!\p{L})/u },
];

/**
 * “Like” before what it only delays, or between two commas; never as a verb or a comparison. What a recogniser writes without
 * commas is told by the words around it.
 */
const LIKE = /(?:(?<=,\s)like(?=,)|(?<!\b(?:i|you|we|they|to|would|'d|do|don't|did|didn't|feel|feels|felt|look|looks|looked|sounds?|seems?|something|anything|things?|stuff|people|tools?|more|not|much|just|also|really|might|who)\s)like(?=,?\s(?:really|totally|literally|super|um+|uh+|er|you know|i mean|i don't know|basically|actually|kind of|sort of|like)\b))/giu;
const SAID_LIKE = /\blike(?=,? like\b)/giu;

/** In the order in which they were said. A phrase is one filler. */
export function toSpokenFillers(words: readonly TimedWord[]): Filler[] {
  const starts: number[] = [];
  let text = '';
  for (const word of words) {
    starts.push(text.length);
    text += `${word.text.trim()} `;
  }
  const found = new Map<number, number>();
  for (const match of text.matchAll(FILLERS)) {
    const filler = match[0].replace(/,?\s*$/u, '');
    if (/\p{L}/u.test(filler) && !meansSomething(text, match.index, filler)) found.set(match.index, match.index + filler.length);
  }
  for (const pattern of [LIKE, SAID_LIKE]) for (const match of text.matchAll(pattern)) found.set(match.index, match.index + match[0].length);
  const wordAt = (place: number): number => Math.max(0, starts.findLastIndex((start) => start <= place));
  return [...found].toSorted(([a], [b]) => a - b).flatMap(([from, to]) => {
    const first = words[wordAt(from)];
    const last = words[wordAt(to - 1)];
    return first === undefined || last === undefined ? [] : [{ text: text.slice(from, to).toLowerCase(), startS: first.startS, endS: Math.max(first.endS, last.endS) }];
  });
}

function meansSomething(text: string, from: number, filler: string): boolean {
  const before = text.slice(0, from).toLowerCase();
  const after = text.slice(from + filler.length).toLowerCase();
  return EXCEPTIONS.some((exception) => exception.filler.test(filler.toLowerCase()) && ((exception.after?.test(before) ?? false) || (exception.before?.test(after) ?? false)));
}
