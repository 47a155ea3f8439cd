/** An answer read once: what is claimed in it, what belongs to the question, and what is only delivery. */
import type { AnswerToGrade, SpeechSignals } from '../../../ports/proctored.ts';
import { replyKind } from '../../dialogue/reply.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readSentence, type ReadSentence } from '../../knowledge/reading.ts';
import { sentences, tokens } from '../../knowledge/text.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import { isBoast } from '../../scoring/boasts.ts';
import { deedsIn } from '../../scoring/deeds.ts';
import { countFillers, countMeant, paceOf } from '../../scoring/delivery.ts';
import { hedgesIn, signsOf, type Sign } from '../../scoring/specificity.ts';
import { asOwn } from '../../scoring/stance.ts';
import type { Steps } from '../../scoring/steady.ts';
import { toPlain, type Theme } from './themes.ts';

export interface AnswerSentence {
  /** Verbatim. */
  readonly text: string;
  /** Lower case, as the patterns read it; empty for praise of oneself with nothing told. */
  readonly plain: string;
  readonly words: number;
  readonly signs: ReadonlySet<Sign>;
  readonly deeds: number;
  readonly pastDeeds: number;
  readonly skills: number;
  readonly hits: number;
  readonly isBoast: boolean;
  readonly hedges: readonly string[];
  readonly stems: ReadonlySet<string>;
}

export interface ReadAnswer {
  readonly state: 'answered' | 'denied' | 'unanswered';
  readonly sentences: readonly AnswerSentence[];
  /** What is told, without praise of oneself, plain. */
  readonly told: string;
  readonly signs: ReadonlySet<Sign>;
  /** Different words that meet the question. */
  readonly hits: number;
  /** Meets it by meaning, as an embedder reads it. */
  readonly isNear: boolean;
  /** Without fillers and stammer. */
  readonly words: number;
  readonly speech: SpeechSignals;
  readonly hasInstructions: boolean;
}

/** Fewer words without a figure are no answer. */
const FEWEST_WORDS = 3;
/** Of an answer's own stems, the share that the question has said already, from which on it only repeats the question. */
const ECHO = 0.8;
/** What softens a statement in speech, beside the doubt about facts that `hedgesIn` finds. */
const SOFTENED = /(?<!\p{L})(?:i (?:guess|think|suppose)|maybe|perhaps|probably|possibly|наверное|возможно|кажется|мне кажется|вроде|пожалуй|скорее всего|я думаю|думаю)(?!\p{L})/giu;
const SOFT = /(?<!\p{L})(?:perhaps|possibly|i suppose|i don't know if|sorry|возможно|пожалуй|скорее всего|извините|простите|не знаю, (?:правильно|так) ли)(?!\p{L})/giu;

export function* readAnswer(answer: AnswerToGrade, theme: Theme, knowledge: Knowledge, isNear: boolean): Steps<ReadAnswer> {
  const cleaned = withoutInstructions(answer.transcript);
  yield;
  const read: AnswerSentence[] = [];
  for (const { text, start } of cleaned.segments.flatMap((segment) => sentences(segment))) {
    // What softens a statement belongs to its delivery and takes nothing from what it tells.
    const whole = { ...readSentence(text.replace(SOFTENED, (soft) => ' '.repeat(soft.length)), start, knowledge), text };
    // A way of work may be told as what one would do; a case may not.
    read.push(toAnswerSentence(theme.kind === 'story' || theme.kind === 'introduction' ? asOwn(whole) : whole, theme, knowledge));
    yield;
  }
  const text = cleaned.segments.join(' ').trim();
  const told = read.map(({ plain }) => plain).filter((plain) => plain !== '').join(' ');
  const pace = paceOf(answer.words);
  // A word that is longer than a sentence may be is still one.
  const words = Math.min(countMeant(text), read.reduce((sum, sentence) => sum + sentence.words, 0));
  const kind = replyKind(text);
  const isAnswered = words >= FEWEST_WORDS && kind === 'answer' && !isEcho(read, answer.question);
  return {
    state: isAnswered ? 'answered' : kind === 'denial' && words >= FEWEST_WORDS + 2 ? 'denied' : 'unanswered',
    sentences: read,
    told,
    signs: new Set(read.flatMap(({ signs }) => [...signs])),
    hits: theme.hits(told),
    isNear,
    words,
    speech: {
      wordsPerMinute: pace?.wordsPerMinute ?? null,
      pauseShare: pace?.pauseShare ?? null,
      fillers: countFillers(text),
      hedges: read.reduce((sum, { hedges }) => sum + hedges.length, 0),
    },
    hasInstructions: cleaned.passages.length > 0,
  };
}

function toAnswerSentence(sentence: ReadSentence, theme: Theme, knowledge: Knowledge): AnswerSentence {
  const signs = signsOf(sentence, knowledge);
  const deeds = deedsIn(sentence);
  const boasts = isBoast(sentence.spoken) && signs.size === 0;
  const plain = boasts ? '' : toPlain(sentence.spoken).trim();
  return {
    text: sentence.text,
    plain,
    words: countMeant(sentence.text),
    signs,
    deeds: boasts ? 0 : deeds.length,
    pastDeeds: boasts ? 0 : deeds.filter(({ isPast }) => isPast).length,
    skills: boasts ? 0 : sentence.skills.filter(({ negated }) => !negated).length,
    hits: boasts ? 0 : theme.hits(plain),
    isBoast: boasts,
    hedges: [...hedgesIn(sentence), ...(sentence.text.match(SOFT) ?? [])],
    stems: new Set(sentence.words.map(({ stem }) => stem).filter((stem) => stem.length > 2)),
  };
}

/** The question read aloud is no answer to it. */
function isEcho(read: readonly AnswerSentence[], question: string): boolean {
  const asked = new Set(tokens(question).map(({ stem }) => stem));
  const own = new Set(read.flatMap(({ stems }) => [...stems]));
  const repeated = [...own].filter((stem) => asked.has(stem)).length;
  return own.size >= 4 && repeated / own.size >= ECHO;
}
