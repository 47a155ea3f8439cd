/** Which name an answer was an answer to. A person who was asked need not say the name again. */
import type { DialogueTurn, JobDescription, TranscriptChunk } from '../../ports/screening.ts';
import { countMentions, toNames } from '../dialogue/asked.ts';
import type { Telling } from './coverage-features.ts';
import { namesOf } from './coverage.ts';
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
