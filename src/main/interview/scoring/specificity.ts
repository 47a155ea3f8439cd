/** What an answer tells beside its subject: whose deed, figures, an outcome, how, why, what else was weighed, what went wrong. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { FollowupGap } from '../knowledge/question-bank.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { heardWell, type Hearing } from './hearing.ts';
import { metricsIn } from './metrics.ts';

export type Sign = 'own' | 'team' | 'figure' | 'outcome' | 'how' | 'reason' | 'alternative' | 'trouble';

const DEED_RU =
  /(?<!\p{L})(?:с?дела|настр[ао]и|внедр|написа|разработ|постро|запус[тк]|созда|перен[её]с|перевел|перев[её]л|перепис|оптимизир|сокра[тщ]|увелич|обуч|собр?а|пров[её]л|провод|организ|реализ|(?:за|с)проектир|исправ|наш[её]л|нашл|автоматизир|разверн|разв[её]рн|развор|выкат|закры|в[её]л|вела|договор|предлож|подготов|добав|занима|отвеча|руковод|использ|применя|примен|провер|помог|мигрир|замен|измер|раздел|убра|подключ|нанял|отлад|отлаж|реш[иа])\p{L}*/giu;
const DEED_EN =
  /\b(I|we)(?:'ve|’ve|'d|’d| have| had| also| then| first| would| was the one who)*\s+(?:\w+ly\s+)?(?:built|made|wrote|designed|developed|launched|set up|created|moved|migrated|rewrote|optimi[sz]ed|reduced|cut|increased|trained|ran|run|led|organi[sz]ed|implemented|fixed|found|automated|deployed|shipped|closed|negotiated|proposed|prepared|added|used|handled|introduced|measured|split|replaced|tested|hired|managed|helped|worked|improved|solved|owned|did|tuned|served|chose|wrote|taught|mentored|kept|brought|planned|reviewed|traced|agreed|called|sold|won|renewed|debugged|removed|monitored|configured)\b/gi;
const TEAM_RU = /(?<!\p{L})(?:мы|нами|наша|команда|командой)(?!\p{L})/iu;
const SELF_RU = /(?<!\p{L})(?:я|мной|мною|лично|сам|сама|моя|мой|моё)(?!\p{L})/iu;
const OTHERS_RU = /(?<!\p{L})(?:он|она|они|коллег[аи]|начальник|тимлид|подрядчик|другие|другой)\s+(?:\p{L}+\s+)?$/iu;
const FIGURE =
  /\d\s?(?:%|процент|percent|x\b|раз(?!\p{L})|times|ms|мс|сек|second|минут|minute|час|hour|дн[яе]|days?\b|недел|week|пользовател|users?\b|клиент|clients?\b|customers?\b|rps|запрос|request|тысяч|тыс|thousand|млн|миллион|million|человек|people|engineers?\b|services?\b|сервис|руб|\$|€|gb|гб|tb|тб|nodes?\b|моделей|models?\b|сделок|deals?\b)|[$€]\s?\d|(?<!\p{L})(?:вдвое|втрое|вполовину|наполовину|twice|halved|doubled|tripled)(?!\p{L})/iu;
const OUTCOME =
  /(?<!\p{L})(?:в результате|в итоге|удалось|получилось|вырос|снизи|сократи|уменьши|увеличи|ускори|достиг|позволил|упал[аои]? (?:с|до|на)|стал[аои]? (?:быстрее|меньше|больше|проще)|перестал|закончилось|as a result|in the end|result|fell|dropped|grew|rose|went (?:from|up|down)|cut|reduced|increased|improved|saved|achieved|ended|led to|enabled|halved|doubled|succeeded|no longer|stopped)\p{L}*/iu;
const HOW =
  /(?<!\p{L})(?:с помощью|используя|сначала|затем|потом|после этого|шаг|пошагово|по шагам|через|by \p{L}+ing|using|first|then|after that|afterwards|step)(?!\p{L})/iu;
const REASON =
  /(?<!\p{L})(?:потому что|поэтому|так как|из-за|чтобы|благодаря|ради|because|since|so that|in order to|due to|therefore|the reason)(?!\p{L})/iu;
const ALTERNATIVE =
  /(?<!\p{L})(?:вместо|рассматрива|сравнива|сравни[лв]|выбира|выбра|альтернатив|отказал|компромисс|в отличие|instead of|considered|compar|alternative|chose|choice|rather than|decided against|versus|trade-?off)\p{L}*/iu;
const TROUBLE =
  /(?<!\p{L})(?:проблем|ошибк|сложност|трудн|упал|падал|сбо[йяе]|инцидент|исправил|оказалось|откат|problem|issue|failed|failure|bug|broke|outage|difficult|hard part|turned out|mistake|rolled? back|incident|bottleneck)\p{L}*/iu;
const HEDGE =
  /(?<!\p{L})(?:наверное|кажется|вроде|не помню|не уверен\p{L}*|может быть|слышал\p{L}*|читал\p{L}* про|в общих чертах|maybe|i guess|i think so|not sure|probably|kind of|sort of|heard of|read about)(?!\p{L})/giu;
const DETAIL_WORDS = 14;

const known = new WeakMap<ReadSentence, ReadonlySet<Sign>>();

/** What is denied tells nothing. */
export function signsOf(sentence: ReadSentence, knowledge: Knowledge): ReadonlySet<Sign> {
  const signs = known.get(sentence) ?? readSigns(sentence, knowledge);
  known.set(sentence, signs);
  return signs;
}

function readSigns(sentence: ReadSentence, knowledge: Knowledge): ReadonlySet<Sign> {
  const { text, words } = sentence;
  const signs = new Set<Sign>();
  for (const match of text.matchAll(DEED_RU)) {
    if (isNegatedAt(sentence, match.index) || OTHERS_RU.test(text.slice(0, match.index))) continue;
    // The plural of the past is “we”, whoever is named; of other forms the person is who speaks.
    const isTeam = /ли(?:сь)?$/iu.test(match[0]) ? !SELF_RU.test(text) : TEAM_RU.test(text) && !SELF_RU.test(text);
    signs.add(isTeam ? 'team' : 'own');
  }
  for (const match of text.matchAll(DEED_EN))
    if (!isNegatedAt(sentence, match.index + match[0].length - 1)) signs.add(match[1]?.toLowerCase() === 'we' ? 'team' : 'own');
  if (metricsIn(sentence, knowledge).length > 0 || FIGURE.test(text)) signs.add('figure');
  if (OUTCOME.test(text)) signs.add('outcome');
  const means = new Set(sentence.skills.filter((mention) => !mention.negated).map((mention) => mention.skill.id)).size;
  if (means >= 2 || (HOW.test(text) && words.length >= DETAIL_WORDS / 2)) signs.add('how');
  if (REASON.test(text)) signs.add('reason');
  if (ALTERNATIVE.test(text)) signs.add('alternative');
  if (TROUBLE.test(text)) signs.add('trouble');
  return signs;
}

/** Whether the speaker sounds unsure of the fact itself, in words that were heard well. */
export function isHedged({ text, start }: ReadSentence, isDoubtful: Hearing = heardWell): boolean {
  return [...text.matchAll(HEDGE)].some((match) => !isDoubtful(start + match.index));
}

/** What an answer leaves out, in the order in which it is worth asking for. */
export function lacksOf(answer: readonly ReadSentence[], knowledge: Knowledge): readonly FollowupGap[] {
  const signs = new Set(answer.flatMap((sentence) => [...signsOf(sentence, knowledge)]));
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
