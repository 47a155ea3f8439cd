/** What an answer tells beside its subject: whose deed, figures, an outcome, how, why, what else was weighed, what went wrong. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { FollowupGap } from '../knowledge/question-bank.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { isBoast } from './boasts.ts';
import { deedsIn } from './deeds.ts';
import { heardWell, type Hearing } from './hearing.ts';
import { metricsIn } from './metrics.ts';
import { numbersIn } from './number-words.ts';

export type Sign = 'own' | 'team' | 'figure' | 'outcome' | 'how' | 'reason' | 'alternative' | 'trouble';

// What is counted or measured; a length of experience is neither.
const UNIT =
  /^[\s-]*(?:с половиной |and a half )?(?:%|процент\p{L}*|percent|x(?!\p{L})|раза?(?!\p{L})|times|ms|мс|сек\p{L}*|second\p{L}*|минут\p{L}*|minutes?|час\p{L}*|hours?|дн(?:я|ей|ями)(?!\p{L})|день|days?|недел\p{L}*|weeks?|тыс\p{L}*|thousand|млн|миллион\p{L}*|million|руб\p{L}*|\$|€|доллар\p{L}*|dollars?|евро|euros?|k(?!\p{L})|к(?!\p{L})|[гмт]б|[gmt]b|мегабайт\p{L}*|гигабайт\p{L}*)/iu;
const WORD_AFTER = /^\s+(?:из |of )?(\p{L}{3,})/u;
const NO_UNIT =
  /^(?:лет|год|года|году|годов|месяц\p{L}*|years?|months?|день|days?|из|и|или|на|за|по|в|с|до|от|of|and|or|in|to|at|the|more|other|thing|things|reason|reasons|wheels?|way|ways|вещ\p{L}+|причин\p{L}*|слов\p{L}*|words?|сторон\p{L}*|side|hand|who|that|is|was|but|then|than|guy|этого|того|потому|как|что|чтобы|мой|моя|моё|мои|балл\p{L}*|оцен\p{L}+|points?|stars?)$/iu;
const FACTOR = /(?<!\p{L})(?:вдвое|втрое|вчетверо|вполовину|наполовину|полторы? \p{L}+|полтора|twice|halved|doubled|tripled|half of)(?!\p{L})/iu;
const OUTCOME =
  /(?<!\p{L})(?:(?:в\s+результате|в\s+итоге|as\s+a\s+result|in\s+the\s+end)\s+(?=\p{L}+\s+\p{L}+)|удалось|получилось|вырос|снизи|сократи|уменьши|увеличи|ускори|достиг|позволил|упал[аои]?\s+(?:с|до|на)|стал[аои]?\s+(?:быстрее|меньше|больше|проще)|перестал|закончилось|(?:fell|dropped|grew|rose|went\s+(?:from|up|down)|cut|cuts|cutting|reduced|increased|improved|saved|achieved|ended|led\s+to|enabled|halved|doubled|succeeded|no\s+longer|stopped)(?!\p{L}))\p{L}*/giu;
const HOW =
  /(?<!\p{L})(?:с\s+помощью|используя|сначала|затем|потом|после\s+этого|шаг|пошагово|по\s+шагам|через|by\s+\p{L}+ing|using|first|then|after\s+that|afterwards|step)(?!\p{L})/giu;
const REASON =
  /(?<!\p{L})(?:потому\s+что|поэтому|так\s+как|из-за|чтобы|благодаря|ради|because|since|so\s+that|in\s+order\s+to|due\s+to|therefore|the\s+reason)(?!\p{L})/giu;
const ALTERNATIVE =
  /(?<!\p{L})(?:рассматрива|сравнива|сравни[лв]|выбира|выбра|альтернатив|отказал|компромисс|в\s+отличие|considered|compar|alternative|chose|choice|decided\s+against|versus|trade-?off)\p{L}*/giu;
// What follows it is not claimed, the choice is.
const INSTEAD = /(?<!\p{L})(?:вместо|instead of|rather than)(?!\p{L})/iu;
const TROUBLE =
  /(?<!\p{L})(?:проблем|ошибк|сложност|трудн|упал|падал|сбо[йяе]|инцидент|исправил|оказалось|откат|problem|issue|failed|failure|bug|broke|outage|difficult|hard\s+part|turned\s+out|mistake|rolled?\s+back|incident|bottleneck)\p{L}*/giu;
const HEDGE =
  /(?<!\p{L})(?:наверное|кажется|вроде|не помню|не уверен\p{L}*|может быть|слышал\p{L}*|читал\p{L}* про|в общих чертах|maybe|i guess|i think so|not sure|probably|heard of|read about)(?!\p{L})/giu;
/** Fewer claimed words than this are no account of a course of action. */
const DETAIL_WORDS = 7;
/** Deeds that make a course of action. */
const ROW = 5;
/** Words between a hedge and the number that it softens. */
const NEAR = 3;

const known = new WeakMap<ReadSentence, ReadonlySet<Sign>>();

/** What is denied tells nothing. */
export function signsOf(sentence: ReadSentence, knowledge: Knowledge): ReadonlySet<Sign> {
  const signs = known.get(sentence) ?? readSigns(sentence, knowledge);
  known.set(sentence, signs);
  return signs;
}

function readSigns(sentence: ReadSentence, knowledge: Knowledge): ReadonlySet<Sign> {
  const text = sentence.spoken;
  const tells = (pattern: RegExp): boolean => [...text.matchAll(pattern)].some(({ index }) => !isNegatedAt(sentence, index));
  const signs = new Set<Sign>();
  const deeds = deedsIn(sentence);
  const hasFigure = hasOwnFigure(sentence, knowledge);
  // Praise of oneself is a sign only where something is told with it.
  if (isBoast(text) && !hasFigure && !deeds.some(({ isPast }) => isPast)) return signs;
  for (const { who } of deeds) signs.add(who);
  if (hasFigure) signs.add('figure');
  if (tells(OUTCOME)) signs.add('outcome');
  const claimed = sentence.words.filter((_, index) => sentence.negated[index] !== true).length;
  const isTold = deeds.length > 0 || hasFigure;
  if (isTold && tells(HOW) && claimed >= DETAIL_WORDS) signs.add('how');
  // “because I am a professional” gives no reason for anything done.
  if (isTold && tells(REASON)) signs.add('reason');
  if (tells(ALTERNATIVE) || (isTold && INSTEAD.test(text))) signs.add('alternative');
  if (tells(TROUBLE)) signs.add('trouble');
  return signs;
}

/** A measured or counted thing, in digits or words: “14 deals”, «двадцать человек», “halved”. Not years, nor percentages of all. */
function hasOwnFigure(sentence: ReadSentence, knowledge: Knowledge): boolean {
  const { spoken, words, negated } = sentence;
  const factor = FACTOR.exec(spoken);
  if (factor !== null && !isNegatedAt(sentence, factor.index)) return true;
  const isCounted = numbersIn(spoken, words).some(({ value, from, to, start, end }) => {
    if (negated[from] === true) return false;
    const after = spoken.slice(end);
    if (/^\s*(?:%|процент|percent)/iu.test(after) && value >= 100) return /(?<!\p{L})(?:с|со|до|на|от|from|to|by|of)\s+$/iu.test(spoken.slice(0, start)) && /^\s*(?:%|\p{L}+)\s+\p{L}{4,}/u.test(after) && !isBoast(spoken);
    if (/[$€]\s?$/.test(spoken.slice(0, start)) || UNIT.test(after)) return true;
    if (value === 1 || (Number.isInteger(value) && value >= 1900 && value <= 2100 && to - from === 1)) return false;
    const thing = WORD_AFTER.exec(after)?.[1];
    // «человек двадцать» comes before its number.
    if (thing === undefined || NO_UNIT.test(thing)) return /(?:человек|штук|раз|минут|часов|процентов|клиентов|звонков|сделок)\s+$/iu.test(spoken.slice(0, start));
    return true;
  });
  return isCounted || metricsIn(sentence, knowledge).some(({ value, start }) => !(value >= 100 && isBoast(spoken)) && !isNegatedAt(sentence, start));
}

/** Where the speaker sounds unsure of the fact itself, in words that were heard well. Beside a number it is an estimate, no doubt. */
export function hedgesIn(sentence: ReadSentence, isDoubtful: Hearing = heardWell): readonly string[] {
  const { text, start, words } = sentence;
  const numbers = numbersIn(text, words);
  return [...text.matchAll(HEDGE)].flatMap((match) => {
    const word = words.findIndex(({ end }) => end > match.index);
    const isEstimate = numbers.some(({ from, to }) => word >= from - NEAR && word <= to + NEAR);
    return isEstimate || isDoubtful(start + match.index) ? [] : [match[0]];
  });
}

export const isHedged = (sentence: ReadSentence, isDoubtful: Hearing = heardWell): boolean => hedgesIn(sentence, isDoubtful).length > 0;

/** What several sentences tell together: a row of deeds says how it was done, whether a stop stands between them or not. */
export function signsOfAll(told: readonly ReadSentence[], knowledge: Knowledge): ReadonlySet<Sign> {
  const signs = new Set(told.flatMap((sentence) => [...signsOf(sentence, knowledge)]));
  const deeds = told.flatMap((sentence) => (signsOf(sentence, knowledge).size === 0 ? [] : deedsIn(sentence)));
  if (deeds.length >= ROW) signs.add('how');
  return signs;
}

/** What an answer leaves out, in the order in which it is worth asking for. */
export function lacksOf(answer: readonly ReadSentence[], knowledge: Knowledge): readonly FollowupGap[] {
  const signs = signsOfAll(answer, knowledge);
  const lacks: [FollowupGap, boolean][] = [
    ['ownRole', !signs.has('own')],
    ['numbers', !signs.has('figure')],
    ['outcome', !signs.has('outcome')],
    ['how', !signs.has('how')],
    ['alternatives', !signs.has('alternative') && !signs.has('reason')],
  ];
  return lacks.flatMap(([gap, isLacking]) => (isLacking ? [gap] : []));
}

function isNegatedAt({ words, negated }: ReadSentence, position: number): boolean {
  return negated[words.findIndex(({ end }) => end > position)] ?? false;
}
