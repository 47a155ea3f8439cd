/** Labelled answers for the coach: which sentence tells which part of a story. Written before the cues; half of them is worked with, half only counted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StarPart } from '../../src/main/ports/coaching-analysis.ts';

const schema = z.array(
  z.object({ id: z.string(), lang: z.enum(['en', 'ru']), part: z.enum(['dev', 'held', 'fresh']), question: z.string(), told: z.array(z.tuple([z.string().regex(/^(?:-|[star]+)$/u), z.string()])) }),
);
const LETTERS: Readonly<Record<StarPart, string>> = { situation: 's', task: 't', action: 'a', result: 'r' };

export type LabelledStory = z.infer<typeof schema>[number];

export const loadStories = (part: LabelledStory['part']): LabelledStory[] =>
  schema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'coaching-stories.json'), 'utf8'))).filter((story) => story.part === part);

export const textOf = ({ told }: LabelledStory): string => told.map(([, sentence]) => sentence).join(' ');

/** Whether what was found of a part is right: nothing where nothing is told, else words of a sentence that tells it. */
export function isRight({ told }: LabelledStory, part: StarPart, found: { readonly text: string; readonly start: number } | null): boolean {
  let from = 0;
  const spans = told.map(([label, sentence]) => {
    const span = { isTold: label.includes(LETTERS[part]), from, to: from + sentence.length };
    from = span.to + 1;
    return span;
  });
  if (found === null) return !spans.some(({ isTold }) => isTold);
  return spans.some(({ isTold, from: start, to }) => isTold && found.start < to && found.start + found.text.length > start);
}
