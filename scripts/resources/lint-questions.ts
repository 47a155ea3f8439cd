/** Rules for the question banks: short, one at a time, no praise, the same number in both languages. */
import type { RawFamilies } from '../../src/main/interview/knowledge/resource-schema.ts';
import { phraseKeys, plain, repeated, shared } from './phrase-keys.ts';

type Wording = RawFamilies['families'][number]['en'];

const WORDS_LIMIT = 25;
const PRAISE =
  /(?<!\p{L})(?:great|excellent|wonderful|amazing|awesome|perfect|good job|well done|nice|thank you|отлично|прекрасно|замечательно|супер|молодец|здорово|классно|спасибо|хороший ответ)(?!\p{L})/iu;

/** Cases and agreement: a name is put in as it is, be it plural, an infinitive or a whole phrase. */
const GOVERNED_RU = /(?<!\p{L})(?:в|во|на|с|со|к|ко|о|об|от|до|для|из|по|про|у|без|над|под|при|за|через|между|после|перед|благодаря|насчёт|кроме) «\{name\}»/iu;
const FREE_RU = /(?:тем\p{L}+|услови\p{L}+|:) «\{name\}»/iu;
const AGREES_EN = /(?<!\p{L})(?:did|does|do|was|were|is|are|has|have|had|will|when|that|and) “\{name\}”|“\{name\}”,? (?:is|was|were|has|had|have|came|come|went|gave|give|did|does|\p{L}+ed|matters|works|shows|looks|means|needs|helps|plays|calls)(?!\p{L})/u;

/** What keeps a name from standing there in any form. */
function namePlaceProblems(question: string, language: 'en' | 'ru'): string[] {
  if (!question.includes('{name}')) return [];
  if (language === 'en') return AGREES_EN.test(question) ? ['a verb agrees with the name'] : [];
  if (GOVERNED_RU.test(question)) return ['a preposition governs the name'];
  return FREE_RU.test(question) ? [] : ['the name has a case of its own, or a word agrees with it'];
}

/** What is wrong with one question; the place for a name counts as one word. */
export function questionProblems(question: string, language: 'en' | 'ru'): string[] {
  const problems: string[] = [];
  const words = question.replaceAll('{name}', 'name').match(/[\p{L}\p{N}](?:[\p{L}\p{N}'’-]*[\p{L}\p{N}])?/gu) ?? [];
  if (words.length >= WORDS_LIMIT) problems.push(`${words.length} words`);
  if ((question.match(/\?/g) ?? []).length > 1) problems.push('more than one question mark');
  if (!/[.?]$/.test(question)) problems.push('does not end as a sentence');
  if (PRAISE.test(question)) problems.push('praises');
  if (question.split('{name}').length > 2) problems.push('names its subject twice');
  if (/[{}]/.test(question.replaceAll('{name}', ''))) problems.push('an unknown place');
  problems.push(...namePlaceProblems(question, language));
  const hasRussian = /[а-яё]/i.test(question);
  if (hasRussian !== (language === 'ru')) problems.push('is in the other language');
  return problems;
}

function followupsOf({ followups }: Wording): readonly string[] {
  return [...followups.ownRole, ...followups.numbers, ...followups.outcome, ...followups.how, ...followups.alternatives];
}

function shape({ opening, deeper, followups }: Wording): string {
  return [opening, deeper, ...Object.values(followups)].map((list) => list.length).join(' ');
}

function named({ opening, deeper }: Wording): string {
  return [...opening, ...deeper].map((question) => (question.includes('{name}') ? 'n' : '-')).join('');
}

/** @returns one line a problem, none when all is well */
export function lintQuestions({ families, leads }: RawFamilies): string[] {
  const problems: string[] = [];
  for (const family of families) {
    const note = (problem: string): void => void problems.push(`${family.id}: ${problem}`);
    if (shape(family.en) !== shape(family.ru)) note('the languages hold different numbers of questions');
    if (named(family.en) !== named(family.ru)) note('a place for the name in one language only');
    for (const language of ['en', 'ru'] as const) {
      const wording = family[language];
      for (const question of [...wording.opening, ...wording.deeper, ...followupsOf(wording)]) {
        for (const problem of questionProblems(question, language)) note(`“${question}”: ${problem}`);
      }
      const openings = wording.opening.filter((question) => question.includes('{name}'));
      if (openings.length < 2) note(`less than two ${language} openings name their subject`);
      for (const question of followupsOf(wording)) {
        if (question.includes('{name}')) note(`“${question}”: a follow-up names its subject`);
      }
      if (family.evidence[language].length < 4) note(`less than four phrases of ${language} evidence`);
      if (family.id !== 'generic' && family.words[language].length < 3) note(`less than three ${language} words to be recognised by`);
    }
  }
  const openings = families.flatMap(({ en, ru }) => [...en.opening, ...en.deeper, ...ru.opening, ...ru.deeper]);
  const owners = families.flatMap(({ id, words }) =>
    [...new Set([...words.en, ...words.ru].flatMap(phraseKeys))].map((key) => ({ owner: id, key })),
  );
  return [
    ...problems,
    ...repeated(openings, plain).map((question) => `“${question}” stands twice`),
    ...shared(owners),
    ...[...leads.en, ...leads.ru]
      .filter((lead) => lead.split('{name}').length !== 2)
      .map((lead) => `lead “${lead}” has no place for the name`),
    ...(['en', 'ru'] as const).flatMap((language) =>
      leads[language].flatMap((lead) => namePlaceProblems(lead, language).map((problem) => `lead “${lead}”: ${problem}`)),
    ),
    ...(families.some(({ id }) => id === 'generic') ? [] : ['there is no generic family']),
  ];
}
