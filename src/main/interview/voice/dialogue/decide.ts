/** The policy: what the interviewer does next, from where the interview stands. Pure. */
import { replyKind } from '../../dialogue/reply.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { coveredBy } from './covered.ts';
import { followUp } from './follow-up.ts';
import type { Heard } from './heard.ts';
import type { Lead, Move } from './move.ts';
import { countSpoken } from './quotable.ts';
import type { State } from './state.ts';
import { timingOf } from './timing.ts';
import { CANDIDATE_QUESTIONS, INTRODUCTION, WARM_UP, type Turnaround } from './topics.ts';

/** Whoever asks again and again has not understood: the talk goes on. */
const TURNAROUNDS = 2;
const CANDIDATE_TURNS = 6;
const FRUITLESS = 5;
const FEW_WORDS = 4;

export function decide(state: State, knowledge: Knowledge): Move {
  const { heard, last, exchanges, turn } = state;
  if (turn === 0 || (last === null && exchanges.every(({ answers }) => answers.length === 0))) return { kind: 'introduction' };
  const isAsking = heard.kind === 'question' || heard.asksBack;
  if (exchanges.some(({ phase }) => phase === 'closing')) return { kind: 'closing', why: 'over', answer: heard.question, isAnswering: isAsking };
  const closing = (why: 'done' | 'time' | 'stopped'): Move => ({ kind: 'closing', why, answer: heard.question, isAnswering: isAsking });
  const wasCalm = exchanges.at(-1)?.key.turnaround === 'calm';
  // Whoever says goodbye when asked for questions has simply none.
  const stopped = (): Move => ({ kind: 'closing', why: last?.key.topic === CANDIDATE_QUESTIONS ? 'done' : 'stopped', answer: null, isAnswering: false });
  // An end cannot be taken back: it is asked for once, unless nothing would be lost by it.
  const wasAsked = exchanges.at(-1)?.key.turnaround === 'stop';
  const isOffered = wasAsked || wasCalm || last?.key.topic === CANDIDATE_QUESTIONS;
  if (isOffered && heard.kind === 'stop') return stopped();
  if ((wasCalm || wasAsked) && heard.kind === 'halt') return stopped();
  if (wasAsked && heard.isYes) return stopped();
  if (heard.kind === 'stop') return { kind: 'again', how: 'stop', question: null };
  const timing = timingOf(state);
  if (timing.isOver) return closing('time');
  if (last?.key.topic === CANDIDATE_QUESTIONS) return candidateQuestions(state, closing);
  return again(state, wasCalm) ?? onward(state, knowledge);
}

/** “You misheard me” with what was meant beside it. */
const SETS_RIGHT = /(?<!\p{L})(?:i (?:said|meant)|it(?:'s| is| was)|but|я (?:сказал|говорил|имел)\p{L}*|а не|речь)(?: \p{L}+)+/iu;

/** Stays with the last question, where the words were no answer to it. */
function again(state: State, wasCalm: boolean): Move | null {
  const { heard, exchanges } = state;
  const unheard = exchanges.at(-1);
  const wasToStop = unheard?.key.turnaround === 'stop';
  if (unheard?.isHeard === false && heard.kind === 'short') return stay(state, 'unheard');
  if (heard.kind === 'halt' || heard.kind === 'distress') return wasCalm ? stay(state, 'wait') : stay(state, 'calm');
  // A first insult gets the same offer as a bad moment, another the offer to stop; after that the talk goes on without a word.
  if (heard.kind === 'insult') return wasCalm || wasToStop ? null : offerAfterInsult(state);
  if (heard.kind === 'next' && unheard?.key.turnaround === 'wait') return stay(state, 'repeat');
  if (wasToStop && (heard.kind === 'short' || heard.kind === 'nothing' || heard.kind === 'denial' || heard.kind === 'next')) return stay(state, 'repeat');
  if (wasCalm) return heard.kind === 'answer' || heard.kind === 'skip' ? null : stay(state, heard.kind === 'wait' ? 'wait' : 'repeat');
  if (unheard?.key.turnaround === 'meant' && (heard.kind === 'answer' || heard.kind === 'short')) return stay(state, 'misheard');
  switch (heard.kind) {
    case 'misheard': return stay(state, SETS_RIGHT.test(state.heard.read.map(({ text }) => text).join(' ')) ? 'misheard' : 'meant');
    case 'repeat': case 'rephrase': case 'wait': case 'clarify': case 'silence': return stay(state, heard.kind);
    case 'instruction': case 'offtopic': return stay(state, 'aside');
    case 'question': return answeredOften(state) ? null : { kind: 'again', how: 'answer', question: heard.question };
    default: return null;
  }
}

function offerAfterInsult(state: State): Move | null {
  const offers = state.exchanges.filter(({ key }) => key.turnaround === 'calm' || key.turnaround === 'stop').length;
  return offers === 0 ? stay(state, 'calm') : offers === 1 ? { kind: 'again', how: 'stop', question: null } : null;
}

/** Null when it was done often enough, or the same thing twice in vain. */
function stay({ exchanges, last }: State, how: Turnaround): Move | null {
  const topic = last?.key.topic;
  const before = exchanges.filter(({ key }) => key.topic === topic && key.aspect === last?.key.aspect && key.turnaround !== null && key.turnaround !== 'answer');
  const most = how === 'silence' || how === 'aside' ? 1 : TURNAROUNDS;
  return before.length >= TURNAROUNDS + 1 || before.filter(({ key }) => key.turnaround === how).length >= most ? null : { kind: 'again', how, question: null };
}

/** Whoever asks back time and again has the next question put instead. */
const answeredOften = ({ exchanges, last }: State): boolean =>
  exchanges.filter(({ key }) => key.topic === last?.key.topic && key.aspect === last.key.aspect && key.turnaround === 'answer').length >= TURNAROUNDS;

const LEADS: Readonly<Partial<Record<Heard['kind'], Lead>>> = {
  denial: 'denial', unknown: 'denial', skip: 'skip', next: 'skip', refusal: 'refusal', told: 'told', silence: 'none', nothing: 'short', short: 'short',
  repeat: 'none', rephrase: 'none', wait: 'none', clarify: 'none', instruction: 'none', 'resume-denied': 'unowned', 'job-denied': 'disputed', offtopic: 'none', insult: 'none', distress: 'none', halt: 'none',
};

/** A further question on the topic, else the next topic, else the candidate's turn. */
function onward(state: State, knowledge: Knowledge): Move {
  const { heard, last, asked, plan } = state;
  const lead = heard.kind === 'answer' && heard.isUneasy ? 'ease' : (LEADS[heard.kind] ?? 'heard');
  const timing = timingOf(state);
  if (timing.isLate || isFruitless(state)) return { kind: 'candidate-questions', why: timing.isLate ? 'time' : 'done', answer: null, isAnswering: false, lead };
  if (state.denied !== null && asked.get(`experience:${state.denied}`)?.has('right') !== true)
    return { kind: 'follow-up', topic: `experience:${state.denied}`, aspect: 'right', places: {}, lead };
  const isAnswered = heard.kind === 'answer' || heard.kind === 'short' || heard.kind === 'denial';
  const further = last === null || !isAnswered ? null : followUp(state, knowledge, timing);
  if (further !== null) return { ...further, lead };
  if (last?.key.topic === INTRODUCTION && !timing.isShort && !asked.has(WARM_UP)) return { kind: 'warm-up', lead };
  const next = plan.topics.find((topic) => !asked.has(topic.id) && !coveredBy(topic, state, knowledge));
  if (next !== undefined) return { kind: 'topic', topic: next, lead };
  return { kind: 'candidate-questions', why: 'done', answer: null, isAnswering: false, lead };
}

/** Subject after subject without three words on any: more of them would be no kindness. */
function isFruitless({ exchanges, heard }: State): boolean {
  const subjects = new Map<string, boolean>();
  for (const { key, phase, answers } of exchanges) {
    if (phase !== 'main' && phase !== 'follow_up') continue;
    const isTold = answers.some(({ text }) => countSpoken(text) >= FEW_WORDS && replyKind(text) === 'answer');
    subjects.set(key.topic, subjects.get(key.topic) === true || isTold);
  }
  return heard.words < FEW_WORDS * 2 && subjects.size >= FRUITLESS && [...subjects.values()].slice(-FRUITLESS).every((isTold) => !isTold);
}

function candidateQuestions(state: State, closing: (why: 'done' | 'time') => Move): Move {
  const { heard, exchanges } = state;
  const times = exchanges.filter(({ key }) => key.topic === CANDIDATE_QUESTIONS).length;
  if (heard.kind === 'wait' && times < CANDIDATE_TURNS) return { kind: 'again', how: 'wait', question: null };
  if (heard.kind === 'repeat' && times < CANDIDATE_TURNS) return { kind: 'again', how: 'repeat', question: null };
  if (heard.question === 'may-ask' && times < CANDIDATE_TURNS) return { kind: 'again', how: 'answer', question: heard.question };
  if (heard.kind !== 'question' && heard.kind !== 'clarify' && !heard.asksBack) return closing('done');
  if (times >= CANDIDATE_TURNS || timingOf(state).leftMs < 40_000) return closing('time');
  return { kind: 'candidate-questions', why: 'more', answer: heard.question, isAnswering: true, lead: 'none' };
}
