/** Rules for the taxonomy: what would make a false skill, or a relation that leads nowhere. */
import type { RawSkill } from '../../src/main/interview/knowledge/resource-schema.ts';
import { stem, tokens } from '../../src/main/interview/knowledge/text.ts';
import { phraseKeys, plain, repeated } from './phrase-keys.ts';
import type { ResourceFiles } from './read-files.ts';

type Way = 'stem' | 'word' | 'case' | 'context';
interface Name {
  readonly id: string;
  readonly phrase: string;
  readonly way: Way;
}

/** Each phrase by which an entry is found, with the strictest way in which it is compared. */
export function namesOf({ id, name, label, en, ru, exact = [], asWritten = [], guarded = {} }: RawSkill): Name[] {
  const phrases = new Set([...en, ...ru, name, label?.ru ?? name, ...exact, ...Object.keys(guarded)]);
  return [...phrases].map((phrase) => {
    const way = Object.hasOwn(guarded, phrase) ? 'context' : exact.includes(phrase) ? 'case' : asWritten.includes(phrase) ? 'word' : 'stem';
    return { id, phrase, way };
  });
}

/** Two entries may share a phrase only where a guard tells them apart. */
function conflicts(entries: readonly RawSkill[]): string[] {
  const byKey = new Map<string, Name[]>();
  for (const name of entries.flatMap(namesOf)) {
    for (const key of phraseKeys(name.phrase)) byKey.set(key, [...(byKey.get(key) ?? []), name]);
  }
  const clash = (a: Name, b: Name): boolean => {
    if (a.id === b.id || (a.way === 'context' && b.way === 'context')) return false;
    if (a.way === 'stem' && b.way === 'stem') return true;
    return plain(a.phrase) === plain(b.phrase);
  };
  const found = [...byKey.values()].flatMap((names) =>
    names.flatMap((a, index) => {
      const others = names.slice(index + 1).filter((b) => clash(a, b));
      return others.map((b) => `“${a.phrase}” of ${a.id} and “${b.phrase}” of ${b.id} are the same`);
    }),
  );
  return [...new Set(found)];
}

function ordinaryNames(entries: readonly RawSkill[], ordinary: ResourceFiles['ordinary']): string[] {
  const words = new Set([...ordinary.en, ...ordinary.ru].map(plain));
  const stems = new Set([...words].map(stem));
  return entries
    .flatMap(namesOf)
    .filter(({ phrase, way }) => {
      if (tokens(phrase).length !== 1) return false;
      return way === 'stem' ? phraseKeys(phrase).some((key) => stems.has(key)) : way === 'word' && words.has(plain(phrase));
    })
    .map(({ id, phrase }) => `“${phrase}” of ${id} is an ordinary word: give it a guard (exact, asWritten or guarded)`);
}

/** Ids that can reach themselves. */
function cycles(entries: readonly RawSkill[], kind: 'partOf' | 'frameworkOf'): string[] {
  const targets = new Map(entries.map((entry) => [entry.id, entry[kind] ?? []]));
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (targets.get(from) ?? []).some((to) => to === goal || (!seen.has(to) && reaches(to, goal, seen.add(to))));
  return [...targets.keys()].filter((id) => reaches(id, id, new Set())).map((id) => `${id} is ${kind} itself, over others`);
}

function entryProblems(entry: RawSkill, files: ResourceFiles, ids: ReadonlySet<string>): string[] {
  const { id, kind, area, family, en, ru, asWritten = [], guarded = {}, evidence, label, name } = entry;
  const problems: string[] = [];
  const targets = [...(entry.frameworkOf ?? []), ...(entry.partOf ?? []), ...(entry.implies ?? []), ...(entry.alternativeTo ?? [])];
  for (const target of targets) if (!ids.has(target) || target === id) problems.push(`relation to ${target}, which is no other skill`);
  if (!Object.hasOwn(files.taxonomy.areas, area)) problems.push(`unknown area ${area}`);
  if (!files.families.families.some((known) => known.id === family)) problems.push(`unknown question family ${family}`);
  for (const word of Object.values(guarded).flat()) {
    if (word.startsWith('@') && !Object.hasOwn(files.taxonomy.contexts, word.slice(1))) problems.push(`unknown context ${word}`);
  }
  for (const phrase of asWritten) if (![...en, ...ru, name].includes(phrase)) problems.push(`asWritten “${phrase}” is no synonym`);
  if (ru.length === 0) problems.push('no Russian synonym');
  if (evidence.en.length < 2 || evidence.ru.length < 2) problems.push('less than two phrases of evidence in each language');
  if (['soft', 'spoken'].includes(kind) && label === undefined) problems.push('no Russian label');
  if (/[а-яё]/i.test(en.join())) problems.push('a Russian word among the English synonyms');
  for (const [language, list] of [['en', en], ['ru', ru]] as const) {
    if (repeated(list, plain).length > 0) problems.push(`${language} repeats a synonym`);
    if (list.some((item, index) => index > 0 && plain(list[index - 1]!) > plain(item))) problems.push(`${language} is not sorted`);
  }
  return problems.map((problem) => `${id}: ${problem}`);
}

/** Each file is sorted by id, and each entry lies in the file of its area. */
function placeProblems(entries: readonly RawSkill[], order: ResourceFiles['order']): string[] {
  const unsorted = Object.entries(order).filter(([, list]) => list.some((id, index) => index > 0 && list[index - 1]! >= id));
  const lost = entries.filter(({ id, area }) => !(order[`skills/${area}.json`] ?? []).includes(id));
  return [
    ...unsorted.map(([file]) => `${file}: not sorted by id`),
    ...lost.map(({ id, area }) => `${id}: does not lie in skills/${area}.json`),
  ];
}

/** @returns one line a problem, none when all is well */
export function lintSkills(files: ResourceFiles): string[] {
  const { entries, relations } = files.taxonomy;
  const ids = new Set(entries.map(({ id }) => id));
  return [
    ...repeated(entries, ({ id }) => id).map((id) => `${id}: id used twice`),
    ...repeated(entries, ({ name }) => plain(name)).map((name) => `${name}: name used twice`),
    ...entries.flatMap((entry) => entryProblems(entry, files, ids)),
    ...conflicts(entries),
    ...ordinaryNames(entries, files.ordinary),
    ...relations
      .filter(({ from, to }) => !ids.has(from) || !ids.has(to) || from === to)
      .map(({ from, to }) => `relation ${from} -> ${to} leads nowhere`),
    ...repeated(relations, ({ from, to }) => `${from} -> ${to}`).map((pair) => `relation ${pair} stands twice`),
    ...cycles(entries, 'partOf'),
    ...cycles(entries, 'frameworkOf'),
    ...placeProblems(entries, files.order),
  ];
}
