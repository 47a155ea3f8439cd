/** Rubric scores 0..5 from evidence: no quote, no score. */
import type { Competency, Coverage, Evidence, Extraction, JobDescription, Quote, Rubric, TranscriptChunk } from '../../ports/screening.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { createMatcher, type Matcher, type SentenceMatch } from '../knowledge/match.ts';
import { readSentence, readText, type ReadSentence } from '../knowledge/reading.ts';
import { entryOf, excerpt, sentences } from '../knowledge/text.ts';
import { coverageOf } from './coverage.ts';
import { isHedged, signsOf, type Sign } from './depth.ts';
import { createTimeline, NO_TIME, type Span } from './timeline.ts';
import { wordsFor } from './wording.ts';

export interface RubricInput {
  readonly jd: JobDescription;
  /** What the candidate said, or what was extracted from it. */
  readonly transcript: string | Extraction;
  readonly coverage: Coverage | null;
  readonly knowledge: Knowledge;
  /** Gives quotes out of a plain transcript their times. */
  readonly chunks?: readonly TranscriptChunk[];
}

/** A sentence speaks about an indicator from this match on (0..1). */
const RELEVANT = 0.4;
const QUOTES_PER_COMPETENCY = 3;
/** The best sentences of a competency whose depth is looked at. */
const SENTENCES_WEIGHED = 20;
/** Different signs of depth, of the six there are, that make an answer as deep as can be told. */
const FULL_DEPTH = 5;

/**
 * 0: no evidence (and a red flag says so). 1: the subject is only named. Above that a point or two for breadth (the mean
 * coverage of its indicators) and up to two for depth (signs over the relevant sentences, and over the one after each
 * where that names no subject of its own).
 * Every quote is verbatim in the transcript.
 */
export function scoreRubric({ jd, transcript, coverage, knowledge, chunks = [] }: RubricInput): Rubric {
  const read = readEvidence(transcript, knowledge);
  const spanOf = typeof transcript === 'string' ? createTimeline(chunks) : timesIn(transcript);
  const matcher = createMatcher(read, knowledge);
  const measured = coverage ?? coverageOf(jd, read, knowledge);
  const following = new Map(read.map((sentence, index) => [sentence, read[index + 1]]));
  const words = wordsFor(jd.lang);
  const scores = new Map<string, number>();
  const redFlags: string[] = [];
  const evidence: Evidence[] = [];
  for (const competency of jd.competencies) {
    const matches = relevantTo(competency, matcher);
    const denied = deniedIn(competency, read, knowledge);
    if (denied.length > 0) redFlags.push(words.denied(competency.name, denied));
    if (matches.length === 0) {
      scores.set(competency.name, 0);
      redFlags.push(words.insufficient(competency.name));
      continue;
    }
    const breadth = entryOf(measured.perCompetency, competency.name) ?? 0;
    scores.set(competency.name, pointsFor(matches, breadth, following, knowledge));
    for (const { sentence } of matches.slice(0, QUOTES_PER_COMPETENCY)) {
      const quote = excerpt(sentence.text);
      evidence.push({ quote, ...spanOf(quote), competency: competency.name });
    }
  }
  return { scores: Object.fromEntries(scores), redFlags, evidence };
}

function relevantTo(competency: Competency, matcher: Matcher): SentenceMatch[] {
  const names = competency.indicators.length === 0 ? [competency.name] : competency.indicators.map(({ name }) => name);
  const best = new Map<ReadSentence, number>();
  for (const match of names.flatMap((name) => matcher.find(name, RELEVANT, SENTENCES_WEIGHED))) {
    best.set(match.sentence, Math.max(match.score, best.get(match.sentence) ?? 0));
  }
  return [...best]
    .map(([sentence, score]) => ({ sentence, score }))
    .sort((a, b) => b.score - a.score || a.sentence.start - b.sentence.start);
}

/** The points of a competency with evidence, 1..5. */
function pointsFor(
  matches: readonly SentenceMatch[],
  breadth: number,
  following: ReadonlyMap<ReadSentence, ReadSentence | undefined>,
  knowledge: Knowledge,
): number {
  const signs = new Set<Sign>();
  let words = 0;
  for (const { sentence } of matches) {
    // What was done and why is often told in the sentence after the one that names the subject.
    const next = following.get(sentence);
    for (const near of next === undefined || next.skills.length > 0 ? [sentence] : [sentence, next]) {
      for (const sign of signsOf(near, knowledge)) signs.add(sign);
      words += near.words.length;
    }
  }
  const depth = Math.min(1, signs.size / FULL_DEPTH);
  const unsure = matches.every(({ sentence }) => isHedged(sentence.text)) ? 1 : 0;
  const points = 1 + Math.round(2 * breadth + 2 * depth) - unsure;
  const ceiling = words < 6 ? 1 : signs.has('deed') || signs.has('figure') ? 5 : 3;
  return Math.max(1, Math.min(points, ceiling));
}

/** Skills of the competency that the candidate denied and named nowhere else. */
function deniedIn(competency: Competency, read: readonly ReadSentence[], knowledge: Knowledge): string[] {
  const wanted = new Set(
    [competency.name, ...competency.indicators.map(({ name }) => name)].flatMap((name) =>
      readSentence(name, 0, knowledge).skills.map(({ skill }) => skill.id),
    ),
  );
  const mentions = read.flatMap((sentence) => sentence.skills).filter(({ skill }) => wanted.has(skill.id));
  const claimed = new Set(mentions.filter(({ negated }) => !negated).map(({ skill }) => skill.id));
  return [...new Set(mentions.filter(({ negated, skill }) => negated && !claimed.has(skill.id)).map(({ skill }) => skill.name))];
}

function quotesOf(extraction: Extraction): Quote[] {
  const byText = new Map(extraction.skills.flatMap(({ evidence }) => evidence).map((quote) => [quote.quote, quote]));
  return [...byText.values()];
}

function readEvidence(transcript: string | Extraction, knowledge: Knowledge): ReadSentence[] {
  return typeof transcript === 'string'
    ? readText(transcript, knowledge)
    : quotesOf(transcript).flatMap(({ quote }) => readText(quote, knowledge));
}

function timesIn(extraction: Extraction): (quote: string) => Span {
  const quotes = quotesOf(extraction);
  return (text) => {
    const source = quotes.find(({ quote }) => quote.includes(text));
    return source === undefined ? NO_TIME : { t0: source.t0, t1: source.t1 };
  };
}

/**
 * The documented fixture of an explicit mock: every competency 3 with the first sentence (or first quote) as evidence;
 * a competency called “mlops” gets 4 when the extraction has the skill Docker.
 */
export function mockRubric({ jd, transcript }: Pick<RubricInput, 'jd' | 'transcript'>): Rubric {
  const hasDocker = typeof transcript !== 'string' && transcript.skills.some(({ name }) => name.toLowerCase() === 'docker');
  const first = typeof transcript === 'string' ? sentences(transcript)[0]?.text : undefined;
  const quote = typeof transcript === 'string' ? (first === undefined ? undefined : { quote: first, ...NO_TIME }) : quotesOf(transcript)[0];
  return {
    scores: Object.fromEntries(jd.competencies.map(({ name }) => [name, hasDocker && name.toLowerCase() === 'mlops' ? 4 : 3])),
    redFlags: [],
    evidence: quote === undefined ? [] : [{ ...quote, competency: null }],
  };
}
