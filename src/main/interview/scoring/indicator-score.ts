/** How far one statement speaks for one indicator: by its words, and by being the answer to a question about it. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import { calibrated, LEXICAL, SEMANTIC } from './coverage-calibration.ts';
import { lexicalFeatures, type Features, type IndicatorTarget, type Statement } from './coverage-features.ts';

/** A product's bare name says that it is known of, not that it was used. */
const BARE_PRODUCT = 0.45;
/** What an answer that does not repeat the name is worth: with a deed and its circumstances, with a deed or a figure alone. */
const ANSWERED_FULLY = 0.7;
const ANSWERED = 0.6;
/** Meaning alone below this is noise: no evidence. */
const LEAST = 0.15;
/** As little as “Yes, I do” answers no question about an experience. */
const FEWEST_WORDS = 3;
/** A figure beside something denied is no deed. */
const MOSTLY = 0.8;

/** @param similarity null where meaning was not compared. @returns 0..1, 0 where nothing speaks for the indicator */
export function scoreFor(name: string, target: IndicatorTarget, statement: Statement, knowledge: Knowledge, similarity: number | null = null): number {
  const lexical = lexicalFeatures(target, statement, knowledge);
  return Math.max(capped(scoreOf(lexical, statement, similarity), lexical, statement), answerScore(name, statement));
}

export function scoreOf(lexical: Omit<Features, 'similarity'> | null, statement: Statement, similarity: number | null): number {
  if (similarity === null) return lexical === null ? 0 : calibrated({ ...lexical, similarity: 0 }, LEXICAL);
  const score = calibrated(semanticFeatures(lexical, statement, similarity), SEMANTIC);
  return lexical === null && score < LEAST ? 0 : score;
}

/** The features with nearness of meaning, which counts by the share of the sentence that the speaker claims. */
export function semanticFeatures(lexical: Omit<Features, 'similarity'> | null, statement: Statement, similarity: number): Features {
  const none = { name: 0, brand: 0, related: 0, signs: 0, bare: 0, deed: statement.deed };
  return { ...(lexical ?? none), similarity: similarity * statement.owned };
}

function capped(score: number, lexical: Omit<Features, 'similarity'> | null, { deed, told, experience }: Statement): number {
  const isBare = lexical !== null && lexical.brand === 1 && deed === 0 && !experience && !told.has('figure') && lexical.signs === 0;
  return isBare ? Math.min(score, BARE_PRODUCT) : score;
}

/** The words of an answer need not repeat those of the question: what counts is that something of one's own is told. */
function answerScore(name: string, { answersTo, told, sentence, owned }: Statement): number {
  if (answersTo !== name || sentence.words.length < FEWEST_WORDS) return 0;
  const acts = told.has('own') || told.has('team');
  if (!acts && (!told.has('figure') || owned < MOSTLY)) return 0;
  return acts && told.size > 1 ? ANSWERED_FULLY : ANSWERED;
}
