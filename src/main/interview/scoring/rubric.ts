/** Rubric scores 0..5 from evidence: no quote, no score; every point has its reason. */
import { languageOfJob } from '../../base/language.ts';
import type { Competency, CompetencyDetails, Coverage, Evidence, Extraction, JobDescription, Rubric, TranscriptChunk } from '../../ports/screening.ts';
import { anchorsFor } from '../knowledge/anchors.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readSentence, type ReadSentence } from '../knowledge/reading.ts';
import { entryOf, excerpt, sentences } from '../knowledge/text.ts';
import { createTellings } from './answers.ts';
import { findContradictions } from './contradictions.ts';
import type { Statement } from './coverage-features.ts';
import { findEvidence, quotesOf, readStatements, type Findings } from './evidence.ts';
import { createHearing, heardWell, isHeard, type Hearing } from './hearing.ts';
import { pointsFor, total } from './points.ts';
import { pointWordsFor } from './rubric-wording.ts';
import { signsOf } from './specificity.ts';
import { stances } from './stance.ts';
import type { Steps } from './steady.ts';
import { createTimeline, NO_TIME, type Span } from './timeline.ts';
import { wordsFor } from './wording.ts';

export interface RubricInput {
  readonly jd: JobDescription;
  /** What the candidate said, or what was extracted from it. */
  readonly transcript: string | Extraction;
  /** Null: measured from the transcript, by words. */
  readonly coverage: Coverage | null;
  /** Sentences that were found to speak for an indicator by other means, e.g. by meaning; they have to be in the transcript. */
  readonly evidence?: readonly { readonly indicator: string; readonly sentence: string; readonly score: number }[];
  readonly knowledge: Knowledge;
  /** Gives quotes out of a plain transcript their times, and tells which words were heard with doubt. */
  readonly chunks?: readonly TranscriptChunk[];
  /** The day of the interview: what is old and which dates exclude each other is counted from it. */
  readonly now: Date;
}

const QUOTES_PER_COMPETENCY = 3;
/** The best sentences of a competency whose depth is looked at. */
const SENTENCES_WEIGHED = 30;
const COVERED = 0.5;
/** Sentences after one that speaks of the competency which may go on with it. */
const FOLLOWING = 2;

/** The rules' rubric: see `rubricOf`, after reading the transcript. */
export function* scoreRubric(input: RubricInput): Steps<Rubric> {
  const { transcript, chunks = [], knowledge } = input;
  const tellingAt = typeof transcript === 'string' ? createTellings(transcript, chunks) : undefined;
  return yield* rubricOf(yield* readStatements(transcript, knowledge, tellingAt), input);
}

/**
 * 0: no evidence (and a red flag says so). With evidence the sum of its points, 1 to 5 (points.ts). Every quote is verbatim in
 * the transcript. Words that were heard with doubt take no points, deny nothing and contradict nothing.
 */
export function* rubricOf(statements: readonly Statement[], { jd, transcript, coverage, evidence: found = [], knowledge, chunks = [], now }: RubricInput): Steps<Rubric> {
  const read = statements.map(({ sentence }) => sentence);
  const spanOf = typeof transcript === 'string' ? createTimeline(chunks) : timesIn(transcript);
  const isDoubtful = typeof transcript === 'string' ? createHearing(transcript, chunks) : heardWell;
  const words = wordsFor(jd.lang);
  const pointWords = pointWordsFor(jd.lang);
  const byText = new Map(read.map((sentence) => [sentence.text, sentence]));
  const details = new Map<string, CompetencyDetails>();
  const redFlags: string[] = [];
  const evidence: Evidence[] = [];
  const all = new Map<Competency, Findings>();
  const speaksOf = new Map<ReadSentence, Competency[]>();
  for (const competency of jd.competencies) {
    const findings = yield* findEvidence(competency, statements, knowledge);
    all.set(competency, findings);
    for (const sentence of findings.sentences) speaksOf.set(sentence, [...(speaksOf.get(sentence) ?? []), competency]);
  }
  for (const [competency, findings] of all) {
    const names = [...findings.coverage.keys()];
    const byOtherMeans = found
      .filter(({ indicator, score }) => score >= COVERED && names.includes(indicator))
      .flatMap(({ sentence }) => byText.get(sentence) ?? []);
    const telling = [...new Set([...findings.sentences, ...byOtherMeans])].slice(0, SENTENCES_WEIGHED);
    const valueOf = (name: string): number => (coverage === null ? findings.coverage.get(name) : entryOf(coverage.perIndicator, name)) ?? 0;
    const values = names.map(valueOf);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const breadth = coverage === null ? mean : (entryOf(coverage.perCompetency, competency.name) ?? mean);
    const denied = deniedIn(competency, read, knowledge, isDoubtful);
    yield;
    if (denied.length > 0) redFlags.push(words.denied(competency.name, denied));
    if (telling.length === 0) redFlags.push(words.insufficient(competency.name));
    const following = followingOf(telling, read, transcript).filter((next) => (speaksOf.get(next) ?? []).every((other) => other === competency));
    for (const sentence of [...telling, ...following]) {
      // Read once, here, where a pause is possible.
      signsOf(sentence, knowledge);
      yield;
    }
    const points =
      telling.length === 0
        ? [{ text: pointWords.nothing(), value: 0 }]
        : pointsFor({
            evidence: telling,
            following,
            covered: values.filter((value) => value >= COVERED).length,
            indicators: names.length,
            breadth,
            words: pointWords,
            knowledge,
            isDoubtful,
            nowYear: now.getUTCFullYear(),
          });
    const score = total(points);
    const quotes = telling.slice(0, QUOTES_PER_COMPETENCY).map(({ text }) => {
      const quote = excerpt(text);
      return { quote, ...spanOf(quote) };
    });
    evidence.push(...quotes.map((quote) => ({ ...quote, competency: competency.name })));
    details.set(competency.name, {
      score,
      coverage: breadth,
      anchor: anchorsFor(competency.name, names, knowledge)[languageOfJob(jd)][score] ?? '',
      points,
      evidence: quotes,
      missing: names.filter((name) => valueOf(name) < COVERED),
      insufficient: telling.length === 0,
    });
    yield;
  }
  const contradictions = yield* findContradictions(read, now, isDoubtful);
  redFlags.push(...contradictions.map((contradiction) => words.contradiction(contradiction)));
  return {
    scores: Object.fromEntries([...details].map(([name, { score }]) => [name, score])),
    redFlags,
    evidence,
    details: Object.fromEntries(details),
    contradictions,
  };
}

/** What was done and why is often told after the sentence that names the subject: up to two sentences of the same answer. */
function followingOf(telling: readonly ReadSentence[], read: readonly ReadSentence[], transcript: string | Extraction): ReadSentence[] {
  if (typeof transcript !== 'string') return [];
  const wanted = new Set(telling);
  const following = new Set<ReadSentence>();
  let left = 0;
  for (const [index, sentence] of read.entries()) {
    const before = read[index - 1];
    const isSameAnswer = before !== undefined && before.start < sentence.start && !transcript.slice(before.start, sentence.start).includes('\n');
    left = wanted.has(sentence) ? FOLLOWING : isSameAnswer ? left - 1 : -1;
    if (left >= 0 && !wanted.has(sentence)) following.add(sentence);
  }
  return [...following];
}

/** Skills of the competency that the candidate denied and claimed nowhere else. */
function deniedIn(competency: Competency, read: readonly ReadSentence[], knowledge: Knowledge, isDoubtful: Hearing): string[] {
  const wanted = new Set(
    [competency.name, ...competency.indicators.map(({ name }) => name)].flatMap((name) =>
      readSentence(name, 0, knowledge).skills.map(({ skill }) => skill.id),
    ),
  );
  if (wanted.size === 0) return [];
  const claimed = new Set<string>();
  const denied = new Map<string, string>();
  const stancesOf = ({ text, start }: ReadSentence) => stances(readSentence(text, start, knowledge));
  for (const sentence of read) {
    for (const { skill, negated, from } of sentence.skills) {
      if (!wanted.has(skill.id)) continue;
      if (!negated) claimed.add(skill.id);
      // What is supposed, or told of others, is not denied. The words before the name hold what denies it.
      else if (isHeard(sentence, Math.max(0, from - 6), from + 1, isDoubtful) && stancesOf(sentence)[from] === 'denied') denied.set(skill.id, skill.name);
    }
  }
  return [...denied].filter(([id]) => !claimed.has(id)).map(([, name]) => name);
}

function timesIn(extraction: Extraction): (text: string) => Span {
  const quotes = quotesOf(extraction);
  return (text) => {
    const source = quotes.find(({ quote }) => quote.includes(text));
    return source === undefined ? NO_TIME : { t0: source.t0, t1: source.t1 };
  };
}

/** A language model's rubric with what the rules add to any: anchors, what is missing, contradictions. */
export function describedByRules(rubric: Rubric, byRules: Rubric, jd: JobDescription, knowledge: Knowledge): Rubric {
  const { byModel } = pointWordsFor(jd.lang);
  const details = jd.competencies.flatMap(({ name, indicators }): [string, CompetencyDetails][] => {
    const ruled = entryOf(byRules.details ?? {}, name);
    const score = entryOf(rubric.scores, name) ?? 0;
    const evidence = rubric.evidence.filter(({ competency }) => competency === name).map(({ quote, t0, t1 }) => ({ quote, t0, t1 }));
    const anchors = anchorsFor(name, indicators.map((indicator) => indicator.name), knowledge);
    const points = [{ text: byModel(), value: score }];
    return ruled === undefined ? [] : [[name, { ...ruled, score, points, evidence, anchor: anchors[languageOfJob(jd)][score] ?? '', insufficient: evidence.length === 0 }]];
  });
  const contradictions = byRules.contradictions ?? [];
  const flags = contradictions.map((contradiction) => wordsFor(jd.lang).contradiction(contradiction));
  return { ...rubric, redFlags: [...rubric.redFlags, ...flags], details: Object.fromEntries(details), contradictions };
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
