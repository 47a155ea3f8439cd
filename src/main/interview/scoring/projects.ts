/** Projects and their figures. */
import type { Extraction } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { ReadSentence } from '../knowledge/reading.ts';
import { excerpt, stem } from '../knowledge/text.ts';
import { metricsIn } from './metrics.ts';

const NOUNS = [
  'проект',
  'сервис',
  'система',
  'систему',
  'платформа',
  'приложение',
  'витрина',
  'модель',
  'project',
  'service',
  'system',
  'platform',
  'application',
  'app',
  'pipeline',
  'model',
];
const VERBS = [
  'сделал',
  'сделали',
  'построил',
  'построили',
  'разработал',
  'разработали',
  'запустил',
  'запустили',
  'внедрил',
  'внедрили',
  'создал',
  'создали',
  'написал',
  'написали',
  'built',
  'developed',
  'launched',
  'created',
  'implemented',
  'designed',
  'shipped',
  'delivered',
  'wrote',
];
const nouns = new Set(NOUNS.map(stem));
const verbs = new Set(VERBS.map(stem));
const strongNouns = new Set(['проект', 'project'].map(stem));
const TITLE_LENGTH = 120;
const LIMIT = 50;
/** Sentences after a project that may still tell its figures. */
const NEAR = 3;

type Project = Extraction['projects'][number];

/** A project begins where one is named or something was built; figures said after it, up to the next one, are its own. */
export function createProjects(knowledge: Knowledge): { add(sentence: ReadSentence): void; list(): Project[] } {
  const projects: { readonly title: string; readonly metrics: Map<string, number> }[] = [];
  let quiet = 0;
  return {
    add(sentence) {
      const metrics = metricsIn(sentence, knowledge);
      const title = titleOf(sentence);
      if (title !== null && projects.length < LIMIT) projects.push({ title, metrics: new Map() });
      // Figures told long after a project belong to something else.
      quiet = title === null ? quiet + 1 : 0;
      if (metrics.length === 0) return;
      const current = projects.at(-1);
      const isNear = current !== undefined && quiet <= NEAR;
      if (!isNear && projects.length >= LIMIT) return;
      const target = isNear ? current : { title: excerpt(sentence.text, 0, TITLE_LENGTH), metrics: new Map<string, number>() };
      if (!isNear) projects.push(target);
      for (const { name, value } of metrics) target.metrics.set(name, value);
    },
    list: () => projects.map(({ title, metrics }) => ({ title, metrics: Object.fromEntries(metrics) })),
  };
}

/** “Проект мониторинга в Grafana, деплой …” is titled up to the first comma, from the word that names the project. */
function titleOf({ text, words, negated }: ReadSentence): string | null {
  const strong = words.findIndex((word) => strongNouns.has(word.stem));
  const verb = words.findIndex((word, index) => verbs.has(word.stem) && !negated[index]);
  const built = verb !== -1 && words.slice(verb + 1, verb + 6).some((word) => nouns.has(word.stem));
  const at = strong !== -1 && !negated[strong] ? strong : built ? verb : -1;
  if (at === -1 || words.length - at < 2) return null;
  const rest = text.slice(words[at]!.start);
  const title = (/^[^,;:()—]+/.exec(rest)?.[0] ?? rest).replace(/[\s.!?…]+$/u, '').trim();
  return title.split(/\s+/).length < 2 ? null : excerpt(title, 0, TITLE_LENGTH);
}
