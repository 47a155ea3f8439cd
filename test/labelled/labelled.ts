/** The labelled sets, checked as they are read. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { partOf, type Part } from './split.ts';

const lang = z.enum(['en', 'ru']);
const pairs = z.object({
  pairs: z.array(
    z.object({ lang, label: z.union([z.literal(0), z.literal(1)]), indicator: z.string().min(1), text: z.string().min(1), why: z.string().min(1) }),
  ),
});
const names = z.array(z.string().min(1));
const figures = z.record(z.string(), z.number());
const utterances = z.object({
  now: z.iso.date(),
  items: z.array(z.object({ lang, text: z.string().min(1), skills: names, denied: names, years: figures, metrics: figures, roles: names })),
});

export type LabelledPair = z.infer<typeof pairs>['pairs'][number];
export type LabelledUtterance = z.infer<typeof utterances>['items'][number];

async function read(file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(import.meta.dirname, file), 'utf8'));
}

export async function loadPairs(part: Part): Promise<LabelledPair[]> {
  return partOf(pairs.parse(await read('coverage.json')).pairs, ({ text, indicator }) => `${indicator}\n${text}`, part);
}

/** Hard pairs that were written after the fit; see the file. */
export async function loadFreshPairs(): Promise<LabelledPair[]> {
  return pairs.parse(await read('coverage-fresh.json')).pairs;
}

/** `now` is the day on which the utterances are said: “since 2019” counts from it. */
export async function loadUtterances(part: Part): Promise<{ readonly now: Date; readonly items: LabelledUtterance[] }> {
  const { now, items } = utterances.parse(await read('extraction.json'));
  return { now: new Date(now), items: partOf(items, ({ text }) => text, part) };
}
