/** Signs that an answer goes deep: an own deed, a figure, a reason, a trouble and its cure, named means, an outcome. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { metricsIn } from './metrics.ts';

export type Sign = 'deed' | 'figure' | 'reason' | 'trouble' | 'means' | 'detail';

// First person past or present of doing, in both languages; “я” alone is not a deed.
const DEED_RU =
  /(?<!\p{L})(?:с?делал|настро|внедр|написал|разработал|построил|запустил|создал|перен[её]с|переписал|оптимизир|сократил|увелич|обуч|собрал|провел|провёл|организовал|реализовал|спроектир|исправил|наш[её]л|нашл|автоматизир|разверн|развёрн|выкатил|закрыл|вёл|вел|вела|договорил|предложил|подготовил|добавил|занимал|отвечал|руководил|использовал|применя|проверил|провод|помог)\p{L}*/iu;
const DEED_EN =
  /\b(?:I|we)(?:'ve|’ve| have| also| then| first)?\s+(?:\w+ly\s+)?(?:built|made|wrote|designed|developed|launched|set up|created|moved|migrated|rewrote|optimi[sz]ed|reduced|cut|increased|trained|ran|led|organi[sz]ed|implemented|fixed|found|automated|deployed|shipped|closed|negotiated|proposed|prepared|added|used|handled|introduced|measured|split|replaced|tested|hired|managed|helped|worked|improved|solved|owned|did|tuned|split)\b/i;
const REASON =
  /(?<!\p{L})(?:потому что|поэтому|так как|из-за|чтобы|благодаря|ради|в отличие|because|since|so that|in order to|due to|instead of|trade-?offs?|therefore|rather than|the reason)(?!\p{L})/iu;
const TROUBLE =
  /(?<!\p{L})(?:проблем|ошибк|сложност|трудн|упал|падал|сбо[йя]|инцидент|исправил|оказалось|откат|problem|issue|failed|failure|bug|broke|outage|difficult|hard part|turned out|mistake|rolled? back|incident|bottleneck)\p{L}*/iu;
const HEDGE =
  /(?<!\p{L})(?:наверное|кажется|вроде бы|не помню|не уверен\p{L}*|может быть|слышал\p{L}*|читал\p{L}* про|maybe|i guess|i think so|not sure|probably|kind of|heard of|read about)(?!\p{L})/iu;
const DETAIL_WORDS = 14;

export function signsOf(sentence: ReadSentence, knowledge: Knowledge): ReadonlySet<Sign> {
  const signs = new Set<Sign>();
  const { text, words } = sentence;
  if (DEED_RU.test(text) || DEED_EN.test(text)) signs.add('deed');
  if (metricsIn(sentence, knowledge).length > 0 || /\d\s?(?:%|процент|percent)/i.test(text)) signs.add('figure');
  if (REASON.test(text)) signs.add('reason');
  if (TROUBLE.test(text)) signs.add('trouble');
  if (new Set(sentence.skills.filter((mention) => !mention.negated).map((mention) => mention.skill.id)).size >= 2) signs.add('means');
  if (words.length >= DETAIL_WORDS) signs.add('detail');
  return signs;
}

/** Whether the speaker sounds unsure of the fact itself. */
export function isHedged(text: string): boolean {
  return HEDGE.test(text);
}
