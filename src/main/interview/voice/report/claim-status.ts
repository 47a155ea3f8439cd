/** What became of the resume's own statements: told in agreement with it, left unclear, or never a subject. */
import type { VoiceReport } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ReadSentence } from '../../knowledge/reading.ts';
import { sentences, tokens } from '../../knowledge/text.ts';
import { numbersIn } from '../../scoring/number-words.ts';
import { signsOf } from '../../scoring/specificity.ts';
import { claimsOf } from '../dialogue/claims.ts';
import type { Plan } from '../dialogue/plan.ts';
import { quotesOf, type AnsweredQuestion, type AnsweredTurn } from './answered.ts';
import { disowningOf, rangeIn } from '../dialogue/disowned.ts';
import type { Disputes } from '../dialogue/disputes.ts';

type ClaimStatus = VoiceReport['claims'][number];

const MOST = 12;
const QUOTES = 2;
/** Of a claim's own words, so many have to be near its figure for a sentence to speak of it unasked. */
const SHARE = 0.5;
/** A computed change may differ by so many points. */
const ROUNDING = 2;
/** A deed without a figure is told in so many words, with how, what came of it or what was hard. */
const TOLD_WORDS = 20;

/** At most 12: those of the plan first, then others with figures, in the order of the resume. */
export function claimStatuses(plan: Plan, questions: readonly AnsweredQuestion[], knowledge: Knowledge, { jobs: denials }: Pick<Disputes, 'jobs'>): ClaimStatus[] {
  const planned = plan.topics.flatMap(({ id, claim }) => (claim === null ? [] : [{ id, claim }]));
  const others = (plan.resume?.jobs ?? []).flatMap(({ index, lines }) =>
    claimsOf(lines).filter(({ figure }) => figure !== null).map(({ line, text }) => ({ id: `claim:${index}:${line}`, claim: text })));
  const all = new Map([...planned, ...others].map((item) => [item.id, item.claim]));
  const turns = questions.flatMap(({ told }) => told);
  return [...all].slice(0, MOST).map(([id, claim]) => {
    // Of a job that was denied no line is clear.
    const denial = denials.get(Number(id.split(':')[1]));
    if (denial !== undefined) return { claim, status: 'unclear', evidence: [{ quote: sentences(denial.text)[0]?.text ?? denial.text, sequence: denial.sequence }] };
    const asked = questions.filter(({ exchange }) => exchange.key.topic === id).flatMap(({ told }) => told);
    const told = asked.length > 0 ? asked : turns.filter(({ read }) => read.some((sentence) => speaksOf(sentence, claim)));
    if (told.length === 0) return { claim, status: 'not_discussed', evidence: [] };
    const fits = (sentence: ReadSentence): boolean => asked.length > 0 || speaksOf(sentence, claim);
    const disowned = disowningOf(claim, told);
    if (disowned.length > 0) return { claim, status: 'unclear', evidence: disowned.slice(0, QUOTES).map(({ sentence, turn }) => ({ quote: sentence.text, sequence: turn.sequence })) };
    const evidence = quotesOf(told, knowledge, QUOTES, fits);
    return { claim, status: evidence.length > 0 && agrees(claim, told, knowledge) ? 'confirmed' : 'unclear', evidence };
  });
}

const stemsOf = (text: string): string[] => tokens(text).filter(({ text: word }) => word.length > 3 || /\d/.test(word)).map(({ stem }) => stem);

function speaksOf({ words }: ReadSentence, claim: string): boolean {
  const wanted = stemsOf(claim);
  const said = new Set(words.map(({ stem }) => stem));
  return wanted.length > 1 && wanted.filter((stem) => said.has(stem)).length >= wanted.length * SHARE && wanted.filter((stem) => /\d/.test(stem)).every((stem) => said.has(stem));
}

/** Own deeds are told, and a figure of the claim is named, or follows from the two that are. */
function agrees(claim: string, told: readonly AnsweredTurn[], knowledge: Knowledge): boolean {
  const said = told.flatMap(({ read }) => read);
  const signs = said.map((sentence) => signsOf(sentence, knowledge));
  if (!signs.some((found) => found.has('own'))) return false;
  const claimed = figuresIn(claim);
  const words = told.reduce((sum, turn) => sum + turn.words, 0);
  // Without a figure nothing but its own words ties an answer to the claim.
  const isNamed = stemsOf(claim).some((stem) => said.some((sentence) => sentence.words.some((word) => word.stem === stem)));
  if (claimed.length === 0) return isNamed && words >= TOLD_WORDS && signs.some((found) => found.has('how') || found.has('outcome') || found.has('figure') || found.has('trouble'));
  const named = said.flatMap(({ text }) => figuresIn(text));
  // “From 12 to 5” is told by both of its ends.
  const range = rangeIn(claim);
  if (range !== null) return range.every((end) => named.includes(end));
  const isPercent = /%|percent|процент/iu.test(claim);
  const changes = isPercent ? named.flatMap((from) => named.filter((to) => from > 0 && to !== from).map((to) => Math.abs(to - from) / from * 100)) : [];
  return claimed.some((figure) => named.includes(figure) || changes.some((change) => Math.abs(change - figure) <= ROUNDING));
}

const figuresIn = (text: string): number[] => numbersIn(text, tokens(text)).map(({ value }) => value).filter((value) => !(value >= 1950 && value <= 2100));
