/** What a job asks for, as subjects of questions: skills by their names, and tasks in its own words. */
import type { Practice } from '../../../ports/coaching.ts';
import type { Language } from '../../../ports/language.ts';
import { languageOfText } from '../../../base/language.ts';
import { asksPrivate } from '../../dialogue/private-matters.ts';
import { jobLines } from '../../job/sections.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readSentence } from '../../knowledge/reading.ts';
import type { Skill } from '../../knowledge/taxonomy.ts';
import { tokens } from '../../knowledge/text.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import type { Steps } from '../../scoring/steady.ts';

export interface JobSubject {
  readonly takes: 'skill' | 'phrase';
  /** As it stands in a question. */
  readonly name: string;
}

/** Descriptions are seldom longer; what follows is not read. */
const MAX_CHARACTERS = 20_000;
const MAX_LINES = 300;
const LINE_LENGTH = 400;
const SKILLS = 12;
const PHRASES = 10;
const PHRASE_WORDS = { least: 3, most: 11 } as const;
const TAG = /<[^<>]{0,200}>/gu;
/** Letters, digits and the signs of plain prose; an address or code has others. */
const PROSE = /^[\p{L}\p{N}\s,.'’&+#/()%-]+$/u;
const TITLE_WEIGHT = 3;
/** What has a name of its own makes a better question than a field. */
const PRODUCTS: ReadonlySet<string> = new Set(['tool', 'language', 'framework', 'platform']);
const PRODUCT_WEIGHT = 2;
/** A sentence on the company is no task. */
const ABOUT_US = /^(?:we|our|us|you|the company|мы|наш\p{L}*|вы|компания)(?!\p{L})/iu;

/** Most mentioned first, those of the title before all. Bounded for any text. */
export function* jobSubjects({ jobTitle, jobDescription }: Pick<Practice, 'jobTitle' | 'jobDescription'>, language: Language, knowledge: Knowledge): Steps<JobSubject[]> {
  const text = withoutInstructions((jobDescription ?? '').slice(0, MAX_CHARACTERS).replace(TAG, '\n')).segments.join('\n');
  yield;
  const weights = new Map<string, number>();
  const phrases: string[] = [];
  /** @returns how many words name no product */
  const count = (line: string, weight: number): number => {
    const { words, skills: all } = readSentence(line, 0, knowledge);
    const skills = all.filter(({ negated, skill }) => !negated && skill.category !== 'area');
    for (const { skill } of skills) {
      const name = nameOf(skill, language);
      weights.set(name, (weights.get(name) ?? 0) + weight * (PRODUCTS.has(skill.kind) ? PRODUCT_WEIGHT : 1));
    }
    return words.length - skills.reduce((sum, { from, to, skill }) => sum + (PRODUCTS.has(skill.kind) ? to - from : 0), 0);
  };
  count((jobTitle ?? '').slice(0, LINE_LENGTH), TITLE_WEIGHT);
  for (const { text: line, section, isBullet } of jobLines(text).slice(0, MAX_LINES)) {
    if (section === 'conditions') continue;
    const plain = line.slice(0, LINE_LENGTH);
    const others = count(plain, section === 'about' ? 0.3 : 1);
    yield;
    const isTask = section === 'duties' || section === 'requirements' || section === 'musts' || isBullet || section === 'unknown';
    // A bare list of products is asked about by their names.
    if (isTask && others >= PHRASE_WORDS.least && phrases.length < PHRASES) phrases.push(...phraseOf(plain, language));
  }
  const skills = [...weights].toSorted(([, a], [, b]) => b - a).slice(0, SKILLS);
  return [...skills.map(([name]) => ({ takes: 'skill' as const, name })), ...[...new Set(phrases)].map((name) => ({ takes: 'phrase' as const, name }))];
}

/** A line that names the job itself. */
const JOB_NAME = /(?:^(?:we are hiring|wanted|hiring|ищем|требуется|вакансия|должность|позиция)(?!\p{L})|(?<!\p{L})(?:position|role|job|vacancy|opening|вакансия|должность)$)/iu;
/** A verb, or a noun made of one: only what can be done can be asked about as a case. */
const TASK =
  /(?<!\p{L})(?:run|plan|order|manage|lead|build|design|develop|write|make|take|keep|work|serve|sell|train|teach|test|check|clean|cook|drive|repair|support|help|handle|maintain|prepare|review|report|organi[sz]e|coordinate|create|deliver|improve|monitor|analy[sz]e|advise|care|assist|mentor|hire|negotiate|track|set|own|ensure|answer|talk|present|document|operate|install|deploy|automate|migrate|integrate|research|process|supervise|schedule|receive|visit|inspect|experience|knowledge|ability|skills?|communication|\p{L}{3,}ing|\p{L}{3,}(?:ment|tion)|\p{L}{2,}(?:ть|ти|чь|ться|тись)|\p{L}{3,}(?:ние|ния|нием|нию|ция|ции|цию)|уход\p{L}*|опыт\p{L}*|работа|поиск\p{L}*|учет|учёт|контроль|анализ\p{L}*|при[её]м|продаж\p{L}*|ремонт\p{L}*|подбор\p{L}*|выдача|сборка|разработка|проверка|подготовка|постановка|поддержка|настройка|отчет\p{L}*|уборка|закупк\p{L}+|умение|знание|навык\p{L}*)(?!\p{L})/iu;

/** In the middle of a sentence a field of work has a small letter, a brand keeps its own. */
function nameOf({ kind, label }: Skill, language: Language): string {
  const name = label[language];
  return PRODUCTS.has(kind) || !/^\p{Lu}\p{Ll}+(?:[ -]\p{Ll}+)*$/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** The line as it may be quoted in a question; none where it is no short plain task, or in another language. */
function phraseOf(line: string, language: Language): string[] {
  const phrase = line.replace(/^[\s\p{P}\d]+/u, '').replace(/[\s.;,:!?]+$/u, '').replace(/\s+/gu, ' ');
  const words = tokens(phrase).length;
  const isPlain = PROSE.test(phrase) && !ABOUT_US.test(phrase) && !JOB_NAME.test(phrase) && TASK.test(phrase) && words >= PHRASE_WORDS.least && words <= PHRASE_WORDS.most && phrase.length <= 90 && (phrase.match(/\p{L}/gu)?.length ?? 0) >= 0.7 * phrase.length;
  return isPlain && languageOfText(phrase) === language && !asksPrivate(phrase) ? [phrase] : [];
}
