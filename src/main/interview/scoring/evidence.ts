/** Which sentences speak of a competency, and how far its indicators are covered by them. */
import type { Competency, Extraction, Quote } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readSentence, type ReadSentence } from '../knowledge/reading.ts';
import { sentences } from '../knowledge/text.ts';
import type { TellingAt } from './answers.ts';
import { toIndicatorTarget, toStatement, type Statement } from './coverage-features.ts';
import { scoreFor } from './indicator-score.ts';
import type { Steps } from './steady.ts';

export interface Findings {
  /** Best first, equal ones in the order of the text. */
  readonly sentences: readonly ReadSentence[];
  /** 0..1 by indicator (by the competency's own name where it has none). */
  readonly coverage: ReadonlyMap<string, number>;
}

/** A sentence speaks of an indicator from this score on: a bare name does, though it covers nothing. */
const RELEVANT = 0.45;
/** The best sentences of an indicator that are looked at. */
const SENTENCES_WEIGHED = 20;
/** As long as the longest transcript that is taken. */
const CHARACTERS_READ = 200_000;

/** Reads a transcript, or the quotes of an extraction, sentence by sentence. What is not the speaker's own counts as denied. */
export function* readStatements(transcript: string | Extraction, knowledge: Knowledge, tellingAt: TellingAt = () => ({})): Steps<Statement[]> {
  const texts = typeof transcript === 'string' ? [transcript] : quotesOf(transcript).map(({ quote }) => quote);
  const statements: Statement[] = [];
  let offset = 0;
  for (const text of texts) {
    if (offset > CHARACTERS_READ) break;
    // A line break ends a sentence anyway: line by line no step is long.
    let lineStart = offset;
    for (const line of text.slice(0, CHARACTERS_READ).split('\n')) {
      for (const sentence of sentences(line)) {
        const start = lineStart + sentence.start;
        statements.push(toStatement(readSentence(sentence.text, start, knowledge), knowledge, tellingAt(start)));
        yield;
      }
      lineStart += line.length + 1;
    }
    offset += text.length + 1;
  }
  return statements;
}

/** Each quote of an extraction once, in its order. */
export function quotesOf(extraction: Extraction): Quote[] {
  const byText = new Map(extraction.skills.flatMap(({ evidence }) => evidence).map((quote) => [quote.quote, quote]));
  return [...byText.values()];
}

export function* findEvidence(competency: Competency, statements: readonly Statement[], knowledge: Knowledge): Steps<Findings> {
  const names = competency.indicators.length === 0 ? [competency.name] : competency.indicators.map(({ name }) => name);
  const best = new Map<ReadSentence, number>();
  const coverage = new Map<string, number>();
  for (const name of names) {
    const target = toIndicatorTarget(name, knowledge);
    const matches: { readonly sentence: ReadSentence; readonly score: number }[] = [];
    let top = 0;
    for (const [index, statement] of statements.entries()) {
      if (index % 256 === 255) yield;
      const score = scoreFor(name, target, statement, knowledge);
      top = Math.max(top, score);
      if (score >= RELEVANT) matches.push({ sentence: statement.sentence, score });
    }
    coverage.set(name, Math.round(top * 100) / 100);
    for (const { sentence, score } of matches.sort((a, b) => b.score - a.score).slice(0, SENTENCES_WEIGHED))
      best.set(sentence, Math.max(score, best.get(sentence) ?? 0));
    yield;
  }
  const found = [...best].sort((a, b) => b[1] - a[1] || a[0].start - b[0].start);
  return { sentences: found.map(([sentence]) => sentence), coverage };
}
