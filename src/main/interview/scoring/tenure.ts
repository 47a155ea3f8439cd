/** What a sentence states about how long its speaker has worked with something. */
import type { ReadSentence, SkillMention } from '../knowledge/reading.ts';
import type { Token } from '../knowledge/text.ts';
import { numberOf, yearsIn } from './numbers.ts';

/** Years of use that a statement leaves possible. */
export interface Tenure {
  readonly subject: string;
  readonly least: number;
  readonly most: number;
  /** Words of the sentence that state it: number, date and name. */
  readonly from: number;
  readonly to: number;
}

/** The subject of statements about the whole of a career. */
export const CAREER = 'experience';

// A stated length is rounded; a stated year may be its beginning or its end.
const SLACK_BELOW = 0.5;
const SLACK_ABOVE = 1;

const START = /^(?:started|began|begun|начал|начала|начинал|начинала|впервые|first|перешел|перешёл|перешла|switched|стал|стала)$/i;
const SINCE = /^(?:since|с|со)$/i;
// Between “started” and the name nothing may stand that would start something else: a project, a team.
const CONNECTS =
  /^(?:working|using|to|use|used|work|with|on|learning|studying|in|out|the|tried|touched|met|working|работать|работал|работала|использовать|изучать|заниматься|применять|осваивать|пользоваться|попробовал|попробовала|увидел|увидела|столкнулся|столкнулась|писать|с|со|на|в|я|i|last|this|year|years|ago|прошлом|прошлого|этом|этого|году|года|год|лет|назад|только|only|just|сам|сама)$/i;
const TOTAL = /(?<!\p{L})(?:общ(?:ий|его|ем)|в общей сложности|всего|in total|total|overall|altogether|all in all)(?!\p{L})/iu;
const CAREER_WORD = /(?<!\p{L})(?:опыт|опыта|стаж|стажа|experience|career|карьер\p{L}*)(?!\p{L})/iu;
// A length of one job, or a part of a longer one, bounds the whole only from below.
const BOUND =
  /\b(?:[Aa]t|[Ff]or|[Ww]ith) (?:my|our|that|this|the (?:last|current|previous)|a|an) (?:\p{L}+ )?(?:job|company|employer|team|project|place|bank|startup)|\b(?:[Ii]n|[Oo]n) (?:my|that|this|the) (?:\p{L}+ )?(?:job|role|company|team|project|position)|\b[Aa]t \p{Lu}|\bthere\b|of (?:them|which|those)|(?<!\p{L})(?:из них|из которых|там|здесь|(?:[Нн]а|[Вв]) (?:последн|текущ|предыдущ|прошл|эт|т|наш|сво)\p{L}* (?!год)\p{L}+|[Нн]а проекте|[Вв] (?:проекте|компании|команде|банке)|[Вв] [А-ЯЁ]\p{L}+)/u;
// Learning something at school is no work with it.
const STUDIES = /(?<!\p{L})(?:учил\p{L}*|изучал\p{L}*|школ\p{L}+|универ\p{L}*|институт\p{L}*|вуз\p{L}*|курс[еа]|studied|learned|learnt|school|university|college)(?!\p{L})/iu;
const CLOSED = /(?<!\p{L})(?:from|с) (?:19|20)\d\d\D{0,8}(?:to|till|until|по|до|[-–—])\D{0,4}(?:19|20)?\d\d/iu;
const ROUGH = /(?<!\p{L})(?:около|примерно|где-то|почти|about|around|roughly|almost|nearly|approximately)(?!\p{L})/iu;

/** Statements of tenure in one sentence. Denial, supposition and others' deeds are not looked at here. */
export function tenuresIn(sentence: ReadSentence, nowYear: number): readonly Tenure[] {
  // Fillers out: they stand between the words that belong together.
  const { spoken: text, words, skills } = sentence;
  if (sentence.text.endsWith('?') || CLOSED.test(text)) return [];
  const isBound = BOUND.test(withoutNames(sentence));
  const slack = ROUGH.test(text) ? 1 : 0;
  const dated = datesIn(words, nowYear).flatMap((date): Tenure[] => {
    const skill = nearest(skills, date.at);
    const isSince = date.isSince;
    if (skill === undefined || STUDIES.test(text) || isDenied(sentence, date.at) || !(isSince || startsWith(words, skill, date.at))) return [];
    const length = nowYear - date.year;
    return [
      {
        subject: skill.skill.name,
        least: isSince ? Math.max(0, length - SLACK_ABOVE) : 0,
        most: isBound ? Infinity : length + SLACK_ABOVE + slack,
        ...span(skill, date.at),
      },
    ];
  });
  if (dated.length > 0) return dated;
  const lengths = yearsIn(text, words).filter(({ at }) => !isDenied(sentence, at));
  const named = new Set(skills.map(({ skill }) => skill.id)).size;
  return lengths.flatMap(({ years, at }): Tenure[] => {
    const skill = nearest(skills, at);
    const least = Math.max(0, years - SLACK_BELOW - slack);
    const most = isBound || named > lengths.length ? Infinity : years + SLACK_ABOVE + slack;
    if (skill !== undefined) return [{ subject: skill.skill.name, least, most, ...span(skill, at) }];
    return TOTAL.test(text) && CAREER_WORD.test(text) ? [{ subject: CAREER, least, most, from: at, to: at + 1 }] : [];
  });
}

interface DateHit {
  readonly year: number;
  readonly at: number;
  readonly isSince: boolean;
}

function datesIn(words: readonly Token[], nowYear: number): DateHit[] {
  const plain = words.map(({ text }) => text.toLowerCase());
  return plain.flatMap((word, at): DateHit[] => {
    const isSince = SINCE.test(plain[at - 1] ?? '');
    if (/^(?:19|20)\d\d$/.test(word) && Number(word) <= nowYear && (isSince || /^(?:in|в)$/.test(plain[at - 1] ?? ''))) return [{ year: Number(word), at, isSince }];
    const next = plain[at + 1] ?? '';
    if ((word === 'last' && next === 'year') || (/^прошл(?:ом|ого)$/.test(word) && /^год/.test(next))) return [{ year: nowYear - 1, at, isSince }];
    if ((word === 'this' && next === 'year') || (/^эт(?:ом|ого)$/.test(word) && /^год/.test(next))) return [{ year: nowYear, at, isSince }];
    if (word !== 'ago' && word !== 'назад') return [];
    const unit = plain[at - 1] ?? '';
    if (/^(?:months?|weeks?|месяц\p{L}*|недел\p{L}*|полгода)$/u.test(unit)) return [{ year: nowYear, at, isSince: false }];
    if (!/^(?:years?|лет|года?)$/.test(unit)) return [];
    const count = numberOf(plain[at - 2] ?? '') ?? (/^(?:a|one)$/.test(plain[at - 2] ?? '') || unit === 'год' ? 1 : null);
    return count === null ? [] : [{ year: nowYear - Math.floor(count), at, isSince: false }];
  });
}

const DENIES = /(?<!\p{L})(?:не(?! (?:менее|меньше|больше|более|только|один|одно|меньше чем)(?!\p{L}))|ни|never|not(?! (?:only|less|more))|\p{L}+n['’]t)(?!\p{L})/iu;

/** “12 лет мы это не обновляли”: the number belongs to what was not done. */
function isDenied({ spoken: text, words }: ReadSentence, at: number): boolean {
  const place = words[at]?.start ?? 0;
  const before = text.slice(0, place).split(/[,;:—–]/u).at(-1) ?? '';
  const after = text.slice(place).split(/[,;:—–]/u)[0] ?? '';
  return DENIES.test(before + after);
}

/** Whether the speaker says that the work with this skill began then. */
function startsWith(words: readonly Token[], skill: SkillMention, dateAt: number): boolean {
  const verb = words.findLastIndex(({ text }, index) => index < Math.max(skill.from, dateAt) && START.test(text));
  if (verb === -1) return false;
  const [from, to] = verb < skill.from ? [verb + 1, skill.from] : [skill.to, verb];
  return words.slice(from, to).every(({ text }) => CONNECTS.test(text) || /^\d+$/.test(text) || numberOf(text) !== null);
}

function nearest(skills: readonly SkillMention[], at: number): SkillMention | undefined {
  const distance = ({ from, to }: SkillMention): number => (from > at ? from - at : at - to + 1);
  return skills.toSorted((a, b) => distance(a) - distance(b))[0];
}

const span = ({ from, to }: SkillMention, at: number): { readonly from: number; readonly to: number } => ({
  from: Math.min(from, at),
  to: Math.max(to, at + 1),
});

/** The text with the names of skills in small letters, so that “в Kafka” is no place of work. */
function withoutNames({ spoken: text, words, skills }: ReadSentence): string {
  let plain = text;
  for (const { from, to } of skills) {
    const [start, end] = [words[from]!.start, words[to - 1]!.end];
    plain = plain.slice(0, start) + plain.slice(start, end).toLowerCase() + plain.slice(end);
  }
  return plain;
}
