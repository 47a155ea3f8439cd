/** How long a speaker has worked with what: which number of years belongs to which skill. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence, SkillMention } from '../knowledge/reading.ts';
import { stem, type Token } from '../knowledge/text.ts';
import { numbersIn } from './number-words.ts';
import { yearsIn, type YearsHit } from './numbers.ts';

/** Years with no skill beside them. */
const GENERAL = 'experience';
const EXPERIENCE = new Set(
  ['опыт', 'опыта', 'опытом', 'стаж', 'стажа', 'experience', 'работаю', 'работал', 'работала', 'worked', 'working', 'занимаюсь', 'стажировался', 'стажировалась', 'interned', 'career'].map(stem),
);
const CLAUSE_BREAK = /[,;](?!\d)/;
const WHOLE = /(?<!\p{L})(?:всего|итого|в сумме|суммарно|в общей сложности|общий|общего|in total|total|totally|overall|altogether|all in all|in all)(?!\p{L})/iu;
// What comes on top of the years before: another job, an earlier time.
const ON_TOP =
  /(?<!\p{L})(?:ещ[её]|плюс|до этого|до того|до неё|до него|раньше|ранее|прежде|потом|затем|после этого|another|plus|more|before|earlier|previously|prior|then|after that|on top)(?!\p{L})/iu;
/** “…, two of them in Java”: a part of the time before, and nothing on top of it. */
export const PART = /(?<!\p{L})(?:из них|из которых|of (?:them|which|those)|including|включая|в том числе)(?!\p{L})/iu;
const MOST_YEARS = 60;

export interface YearsBySkill {
  /** The longest time of each skill, years. */
  add(sentence: ReadSentence): void;
  result(): Readonly<Record<string, number>>;
}

export function createYearsBySkill(knowledge: Knowledge, now: Date): YearsBySkill {
  const years = new Map<string, number>();
  let latest: string | null = null;
  const note = (name: string, value: number): void => void years.set(name, Math.max(Math.round(value * 100) / 100, years.get(name) ?? 0));
  return {
    add(sentence) {
      const hits = hitsIn(sentence, now);
      const named = namedIn(sentence, knowledge);
      // «Ещё три года в телекоме.» after a sentence that told how long it was before.
      const goesOn = latest !== null && named.length === 0 && hits.length > 0 && ON_TOP.test(sentence.text) && !PART.test(sentence.text);
      if (goesOn && latest !== null) {
        const whole = wholeOf(hits, sentence.text);
        note(latest, whole ?? (years.get(latest) ?? 0) + hits.reduce((sum, hit) => sum + hit.years, 0));
        return;
      }
      const found = yearsBySkill(sentence, hits, named, knowledge);
      for (const [name, value] of found) note(name, value);
      if (found.length > 0) latest = found.length === 1 ? found[0]![0] : null;
      else if (named.length > 0) latest = null;
    },
    result: () => Object.fromEntries(years),
  };
}

type Hit = YearsHit & { readonly isWhole: boolean; readonly isOnTop: boolean };

/** Lengths with what their surroundings say of them; a number after «ещё» or «всего» needs no “years” of its own. */
function hitsIn(sentence: ReadSentence, now: Date): Hit[] {
  const { text, words } = sentence;
  const said = yearsIn(text, words, now).filter(({ at }) => sentence.negated[at] !== true);
  const short =
    said.length === 0
      ? []
      : numbersIn(text, words)
          .filter(({ from, to, value }) => value > 0 && value <= MOST_YEARS && !said.some((hit) => from < hit.to && hit.at < to) && isShort(words, from, to))
          .map(({ from, to, value }): YearsHit => ({ years: value, at: from, to }));
  const all = [...said, ...short].sort((a, b) => a.at - b.at);
  return all.map((hit, index) => {
    // From the end of the number before this one up to the beginning of the next.
    const before = text.slice(index === 0 ? 0 : words[all[index - 1]!.to - 1]!.end, words[hit.at]!.start);
    const after = text.slice(words[hit.to - 1]!.end, words[all[index + 1]?.at ?? words.length]?.start ?? text.length).split(CLAUSE_BREAK)[0] ?? '';
    return { ...hit, isWhole: WHOLE.test(before) || WHOLE.test(after.slice(0, 20)), isOnTop: ON_TOP.test(before) || ON_TOP.test(after) };
  });
}

function isShort(words: readonly Token[], from: number, to: number): boolean {
  const before = words[from - 1]?.text.toLowerCase() ?? '';
  const after = words[to]?.text.toLowerCase() ?? '';
  if (/^(?:всего|итого|total|overall)$/u.test(before)) return after === '' || /^(?:на|в|с|in|with|on)$/u.test(after);
  return /^(?:ещ[её]|плюс|another|plus)$/u.test(before) && /^(?:в|на|во|in|at|with|on|before)$/u.test(after);
}

const wholeOf = (hits: readonly Hit[], text: string): number | null => (PART.test(text) ? null : (hits.find(({ isWhole }) => isWhole)?.years ?? null));

function namedIn(sentence: ReadSentence, knowledge: Knowledge): readonly SkillMention[] {
  const roles = knowledge.rolePhrases.find(sentence.words);
  // “a product manager” is a role here, not product management; “a Python developer” is also Python.
  const isRole = ({ from, skill }: SkillMention): boolean =>
    skill.label.en !== skill.label.ru && roles.some((role) => from >= role.from && from < role.to);
  return sentence.skills.filter((mention) => !mention.negated && mention.skill.category !== 'area' && !isRole(mention));
}

/**
 * Each number of years goes to the nearest skill of its clause that has none yet; else to `experience` where the clause speaks of
 * that or of a role; else to the nearest skill of the sentence. Where several times are told of one skill, the whole counts
 * («всего», “in total”), or their sum where one comes on top of the other («ещё», “before”).
 */
function yearsBySkill(sentence: ReadSentence, hits: readonly Hit[], named: readonly SkillMention[], knowledge: Knowledge): [string, number][] {
  const { text, words } = sentence;
  const roles = knowledge.rolePhrases.find(words);
  const names = new Set(named.map(({ skill }) => skill.name));
  if (hits.length > 1 && names.size <= 1 && !PART.test(text)) {
    const [name = GENERAL] = names;
    const whole = wholeOf(hits, text);
    if (whole !== null && (names.size === 1 || hits.every(({ isWhole }) => !isWhole))) return [[name, whole]];
    const sum = hits.reduce((total, hit) => total + hit.years, 0);
    if (hits.slice(1).every(({ isOnTop }) => isOnTop) && sum <= MOST_YEARS && (names.size === 1 || isCareerText(words))) return [[name, sum]];
  }
  const parted = (from: number, to: number): boolean => {
    const [left, right] = from < to ? [from, to] : [to, from];
    return CLAUSE_BREAK.test(text.slice(words[left]!.end, words[right]!.start));
  };
  const distance = ({ at, to }: YearsHit, from: number): number => {
    const isAfter = from > at;
    const [left, right] = isAfter ? [at, from] : [from, at];
    const joined = words.slice(left + 1, right).some((word) => /^(?:и|and|then|потом|затем)$/i.test(word.text));
    // “3 years of …”: the unit and its preposition are no distance.
    return (isAfter ? Math.max(0, from - to - 1) : at - from) + (joined ? 5 : 0) + (parted(at, from) ? 5 : 0);
  };
  const isCareer = ({ at }: YearsHit): boolean =>
    words.some((word, index) => !parted(at, index) && EXPERIENCE.has(word.stem)) || roles.some((role) => !parted(at, role.from));
  const pairs = hits
    .flatMap((hit) => named.map((mention) => ({ hit, mention, far: distance(hit, mention.from), apart: parted(hit.at, mention.from) })))
    // Beyond a comma a skill comes only after the career, and only where nothing else can be meant.
    .filter(({ hit, apart }) => !apart || (hits.length === 1 && !isCareer(hit)))
    .sort((a, b) => a.far - b.far);
  const taken = new Map<YearsHit, string>();
  const skills = new Set<string>();
  for (const { hit, mention } of pairs) {
    if (taken.has(hit) || skills.has(mention.skill.name)) continue;
    taken.set(hit, mention.skill.name);
    skills.add(mention.skill.name);
  }
  return hits.flatMap((hit): [string, number][] => {
    const name = taken.get(hit) ?? (isCareer(hit) ? GENERAL : null);
    return name === null ? [] : [[name, hit.years]];
  });
}

const isCareerText = (words: readonly Token[]): boolean => words.some((word) => EXPERIENCE.has(word.stem));
