/** A job description out of its text: competencies with indicators and weights, and the conditions that must hold. */
import type { Language } from '../../ports/language.ts';
import type { JobDescription } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readSentence } from '../knowledge/reading.ts';
import { tokens } from '../knowledge/text.ts';
import { conditionIn } from './conditions.ts';
import { jobLines, type JobLine, type Section } from './sections.ts';
import { shareOut } from './weights.ts';

export interface JobTextInput {
  readonly text: string;
  readonly language: Language;
  /** May be empty: then the text's own title counts. */
  readonly role: string;
  readonly knowledge: Knowledge;
}

// Every indicator may cost two questions: a screening talk bears about fifteen subjects.
const COMPETENCIES = 6;
const INDICATORS = 3;
// Passing mentions (“our BigQuery warehouse”) are no competency of their own when there are stronger ones.
const LEAST_SHARE = 0.05;
const KNOCKOUTS = 6;
const INDICATOR_LENGTH = 80;
// How much one mention weighs by where it stands.
const SECTION_WEIGHT: Readonly<Record<Section, number>> = {
  musts: 3,
  requirements: 2,
  duties: 1.5,
  unknown: 1,
  pluses: 0.5,
  about: 0.25,
  conditions: 0,
};
const GENERAL: Readonly<Record<Language, { readonly duties: string; readonly experience: string }>> = {
  en: { duties: 'Tasks of the role', experience: 'Experience for the role' },
  ru: { duties: 'Задачи роли', experience: 'Опыт для роли' },
};

interface Draft {
  weight: number;
  readonly indicators: Map<string, number>;
}

/** Any text gives a valid description: at least one competency, weights that sum to 1, names of 1 to 200 characters. */
export function jobFromText({ text, language, role, knowledge }: JobTextInput): JobDescription {
  const lines = jobLines(text);
  const title = clip(role.trim() === '' ? titleOf(lines, knowledge, language) : role.trim(), 200);
  const drafts = new Map<string, Draft>();
  const add = (competency: string, indicator: string, weight: number): void => {
    const draft = drafts.get(competency) ?? { weight: 0, indicators: new Map<string, number>() };
    drafts.set(competency, draft);
    draft.weight += weight;
    draft.indicators.set(indicator, (draft.indicators.get(indicator) ?? 0) + weight);
  };
  const knockouts: string[] = [];
  const hasList = lines.some((line) => line.isBullet || line.section !== 'unknown');
  for (const [index, line] of lines.entries()) {
    const condition = conditionIn(line);
    if (condition !== null) knockouts.push(condition);
    const weight = SECTION_WEIGHT[line.section];
    if (weight === 0 || (index === 0 && isTitle(line.text, title))) continue;
    const skills = readSentence(line.text, 0, knowledge).skills.filter(({ negated }) => !negated);
    for (const { skill } of skills)
      add(knowledge.areas.get(skill.area)?.[language] ?? skill.area, skill.label[language], weight / Math.sqrt(skills.length));
    // A line with no known skill is asked about in its own words; introductions and firm conditions are not.
    const isTask = line.section === 'duties' || line.section === 'requirements' || (!hasList && line.section === 'unknown');
    if (skills.length === 0 && isTask && condition === null) {
      add(
        line.section === 'duties' ? GENERAL[language].duties : GENERAL[language].experience,
        clip(line.text.replace(/[\s.;,:]+$/u, ''), INDICATOR_LENGTH),
        weight / 2,
      );
    }
  }
  const whole = [...drafts.values()].reduce((sum, draft) => sum + draft.weight, 0);
  const heaviest = [...drafts]
    .sort(([, a], [, b]) => b.weight - a.weight)
    .filter(([, draft], index) => index < 2 || draft.weight >= LEAST_SHARE * whole)
    .slice(0, COMPETENCIES);
  const competencies = heaviest.map(([name, draft]) => ({
    name,
    indicators: [...draft.indicators]
      .sort(([, a], [, b]) => b - a)
      .slice(0, INDICATORS)
      .map(([indicator]) => ({ name: toName(indicator) })),
  }));
  if (competencies.length === 0) competencies.push({ name: title === '' ? GENERAL[language].experience : toName(title), indicators: [] });
  const weights = shareOut(heaviest.length === 0 ? [1] : heaviest.map(([, draft]) => draft.weight));
  return {
    role: title,
    lang: language,
    competencies: competencies.map((competency, index) => ({ ...competency, weight: weights[index] ?? 0 })),
    knockouts: [...new Set(knockouts)].slice(0, KNOCKOUTS).map(toName),
  };
}

/** The first short line, else a known role title anywhere near the top, else nothing. */
function titleOf(lines: readonly JobLine[], knowledge: Knowledge, language: Language): string {
  const first = lines[0];
  if (first !== undefined && !first.isBullet && first.text.length <= 80 && first.text.split(/\s+/).length <= 8)
    return first.text.replace(/[\s.:]+$/u, '');
  for (const line of lines.slice(0, 20)) {
    const hit = knowledge.rolePhrases.find(tokens(line.text))[0];
    if (hit !== undefined) return knowledge.roles[Number(hit.id)]?.[language] ?? '';
  }
  return '';
}

function isTitle(line: string, title: string): boolean {
  return title !== '' && line.toLowerCase().replace(/[\s.:]+$/u, '') === title.toLowerCase() && tokens(line).length > 1;
}

/** Names become keys of JSON objects, and this one is no key that every JSON tool can carry. */
function toName(text: string): string {
  return text === '__proto__' ? 'proto' : text;
}

function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  // Never half of a surrogate pair.
  return (space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trim();
}
