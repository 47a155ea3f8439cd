/** What a task's statement says about a question: one of its sentences, or nothing. */
import type { Language } from '../../../ports/language.ts';
import { stem } from '../../knowledge/text.ts';

const STOP_WORDS = new Set(
  ('что как это для или если при где есть быть будет может можно надо нужно какой какая какие так там тут его она они ' +
    'the and for with what which when does there this that are can may should how will have from into').split(' '),
);
const stemsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/\p{N}{2,}|[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).map(stem));

/** Sentences and points of a list, with no marks of Markdown. */
export function sentencesOf(markdown: string): readonly string[] {
  return markdown
    .split(/\n+/)
    .flatMap((line) => line.replace(/^\s*[-*#]+\s*/, '').replaceAll('**', '').replaceAll('`', '').split(/(?<=[.!?])\s+(?=\p{Lu})/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 10);
}

/** How many of the words a text has too; `Feb` is a part of February. */
function sharedWith(asked: ReadonlySet<string>, text: string): number {
  const words = [...stemsOf(text)];
  return [...asked].filter((word) => words.some((other) => other === word || (/^\p{L}{3}$/u.test(word) && other.length > 5 && other.startsWith(word)))).length;
}

/** Whether one of the task's own questions on edge cases shares a word with this one. */
export const isEdgeCase = (edgeCases: readonly Readonly<Record<Language, string>>[], language: Language, question: string): boolean =>
  edgeCases.some((edge) => sharedWith(stemsOf(question), edge[language]) > 0);

/** A question of no more words is about the one word that it shares. */
const SHORT_QUESTION = 6;
/** A stem of so many letters is no word of every sentence. */
const TELLING = 6;

/** The sentence that shares the most words with the question (two at least, one of a short one), or fits the pattern. */
export function findInStatement(description: Readonly<Record<Language, string>>, language: Language, question: string, pattern?: RegExp): string | null {
  const sentences = sentencesOf(description[language]);
  const asked = stemsOf(question);
  const scored = sentences.map((sentence) => {
    const shared = sharedWith(asked, sentence);
    return { sentence, score: shared + (pattern?.test(sentence) === true ? 10 : 0) };
  });
  const best = scored.reduce((top, item) => (item.score > top.score ? item : top), { sentence: '', score: 0 });
  if (pattern === undefined && best.score === 1 && asked.size <= SHORT_QUESTION) {
    const telling = [...asked].filter((word) => word.length >= TELLING);
    const sharing = sentences.filter((sentence) => telling.some((word) => stemsOf(sentence).has(word)));
    return sharing.length === 1 ? (sharing[0] ?? null) : null;
  }
  return best.score >= (pattern === undefined ? 2 : 10) ? best.sentence : null;
}

/** Whether a question is about the task at all: it shares a word with the statement, or speaks of input and results. */
export function isAboutTask(description: Readonly<Record<Language, string>>, language: Language, question: string): boolean {
  if (/(?<!\p{L})(?:вход|данны|функци|список|списк|строк|число|числа|результат|ответ|тест|элемент|input|data|function|list|string|number|result|output|test|element|value)/iu.test(question)) return true;
  const said = stemsOf(description[language]);
  return [...stemsOf(question)].some((word) => said.has(word));
}
