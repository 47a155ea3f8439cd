/** Which name an answer was an answer to. A person who was asked need not say the name again. */
import type { DialogueTurn, JobDescription, TranscriptChunk } from '../../ports/screening.ts';
import { countMentions, toNames } from '../dialogue/asked.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { lexicalFeatures, toIndicatorTarget, type Telling } from './coverage-features.ts';
import { namesOf } from './coverage.ts';
import { readStatements } from './evidence.ts';
import { createHearing } from './hearing.ts';
import type { Steps } from './steady.ts';

/** One answer with the name of the job description that the question before it was about; null where none, or more than one. */
export interface Answer {
  readonly text: string;
  readonly answersTo: string | null;
}

/** The candidate's turns in order. What a question is about is read from its words, since on the wire a turn has nothing else. */
export function* answersIn(jd: JobDescription, turns: readonly DialogueTurn[]): Steps<Answer[]> {
  const wanted = namesOf(jd);
  const names = toNames([...wanted, ...jd.knockouts, ...jd.competencies.map(({ name }) => name)]);
  const answers: Answer[] = [];
  let answersTo: string | null = null;
  for (const turn of turns) {
    if (turn.role === 'user') {
      answers.push({ text: turn.text, answersTo });
      continue;
    }
    const mentions = yield* countMentions([turn], names);
    const named = wanted.filter((name) => mentions.count(name) > 0);
    answersTo = named.length === 1 ? (named[0] ?? null) : null;
  }
  return answers;
}

/** From this share of its name on a thing is spoken of, and not merely touched. */
const NAMED = 0.8;

/**
 * Answers with `answersTo` taken from those that strayed: they name another thing of the job description and have no word
 * for what was asked. A story of Docker says nothing of PostgreSQL; the dialogue may ask again.
 */
export function* onSubject<T extends Answer | TranscriptChunk>(jd: JobDescription, answers: readonly T[], knowledge: Knowledge): Steps<T[]> {
  const targets = new Map(namesOf(jd).map((name) => [name, toIndicatorTarget(name, knowledge)]));
  const kept: T[] = [];
  for (const answer of answers) {
    const asked = targets.get(answer.answersTo ?? '');
    const statements = asked === undefined ? [] : yield* readStatements(answer.text, knowledge);
    const speaksOf = (target: typeof asked): boolean => target !== undefined && statements.some((statement) => lexicalFeatures(target, statement, knowledge) !== null);
    const names = (target: typeof asked): boolean =>
      target !== undefined && statements.some((statement) => (lexicalFeatures(target, statement, knowledge)?.name ?? 0) >= NAMED);
    const strayed = statements.length > 0 && !speaksOf(asked) && [...targets.values()].some((target) => target !== asked && names(target));
    kept.push(strayed ? { ...answer, answersTo: null } : answer);
    yield;
  }
  return kept;
}

/** Where in a text which answer stands, and which of its words were heard with doubt. */
export type TellingAt = (position: number) => Telling;

/** @param transcript the chunks' texts joined by line breaks; of any other text nothing is known */
export function createTellings(transcript: string, chunks: readonly TranscriptChunk[]): TellingAt {
  if (chunks.length === 0 || chunks.map(({ text }) => text).join('\n') !== transcript) return () => ({});
  const isDoubtful = createHearing(transcript, chunks);
  const tellings: { readonly start: number; readonly telling: Telling }[] = [];
  let start = 0;
  for (const { text, answersTo = null } of chunks) {
    tellings.push({ start, telling: { isDoubtful, answersTo } });
    start += text.length + 1;
  }
  return (position) => {
    let [low, high] = [0, tellings.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (tellings[middle]!.start <= position) low = middle;
      else high = middle - 1;
    }
    return tellings[low]!.telling;
  };
}
