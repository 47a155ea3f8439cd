/** The questions of an ended interview, each with what was said to it, read once. */
import type { Language } from '../../../ports/language.ts';
import type { VoiceQuote, VoiceTurn } from '../../../ports/voice.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { readText, type ReadSentence } from '../../knowledge/reading.ts';
import { withoutInstructions } from '../../model/instructions.ts';
import { signsOf, signsOfAll, type Sign } from '../../scoring/specificity.ts';
import { toExchanges, type Exchange } from '../dialogue/exchanges.ts';
import { hear, type HeardKind } from '../dialogue/heard.ts';
import type { VoiceTexts } from '../dialogue/texts.ts';
import { disowns } from '../dialogue/disowned.ts';

export interface AnsweredTurn {
  readonly turn: VoiceTurn;
  readonly kind: HeardKind;
  /** Without words that address a program. */
  readonly read: readonly ReadSentence[];
  readonly words: number;
  readonly hasInstruction: boolean;
}

export interface AnsweredQuestion {
  readonly exchange: Exchange;
  readonly turns: readonly AnsweredTurn[];
  /** Those that tell something. */
  readonly told: readonly AnsweredTurn[];
  readonly signs: ReadonlySet<Sign>;
  readonly words: number;
}

const TELLING: ReadonlySet<HeardKind> = new Set(['answer', 'short', 'denial', 'unknown', 'resume-denied', 'job-denied', 'misheard']);

/** Asked again, a question stays the same: its answers come together. What was not heard was not asked. The closing asks nothing. */
export function toAnswered(turns: readonly VoiceTurn[], language: Language, knowledge: Knowledge, texts: VoiceTexts): AnsweredQuestion[] {
  const rows: { readonly exchange: Exchange; readonly turns: VoiceTurn[] }[] = [];
  for (const exchange of toExchanges(turns)) {
    if (exchange.phase === 'closing' || (!exchange.isHeard && exchange.answers.length === 0)) continue;
    const { topic, aspect, turnaround } = exchange.key;
    const same = rows.findLast(({ exchange: { key } }) => key.topic === topic && key.aspect === aspect);
    if (same !== undefined && (turnaround !== null || same.exchange.text === exchange.text)) same.turns.push(...exchange.answers);
    else rows.push({ exchange, turns: [...exchange.answers] });
  }
  return rows.map((row) => {
    const read = row.turns.map((turn) => toAnsweredTurn(turn, language, knowledge, texts));
    const told = read.filter(({ kind }) => TELLING.has(kind));
    return {
      exchange: row.exchange, turns: read, told,
      signs: signsOfAll(told.flatMap((turn) => turn.read), knowledge),
      words: told.reduce((sum, { words }) => sum + words, 0),
    };
  });
}

function toAnsweredTurn(turn: VoiceTurn, language: Language, knowledge: Knowledge, texts: VoiceTexts): AnsweredTurn {
  const { kind, words } = hear(turn.text, language, knowledge, texts);
  const { segments, passages } = withoutInstructions(turn.text);
  // Each piece is read by itself, so that every sentence stands in the turn word for word.
  return { turn, kind, words, read: segments.flatMap((segment) => readText(segment, knowledge)), hasInstruction: passages.length > 0 };
}

const VALUE: Readonly<Partial<Record<Sign, number>>> = { own: 3, figure: 2, outcome: 2, how: 1, reason: 1, trouble: 1, alternative: 1 };
const QUOTE_LENGTH = 300;

/** The sentences that say most, verbatim, in the order in which they were said; none that denies a deed. */
export function quotesOf(turns: readonly AnsweredTurn[], knowledge: Knowledge, most: number, fits: (sentence: ReadSentence) => boolean = () => true): VoiceQuote[] {
  const weighed = turns.flatMap(({ turn, read }) =>
    read.filter(fits).flatMap((sentence) => {
      const weight = [...signsOf(sentence, knowledge)].reduce((sum, sign) => sum + (VALUE[sign] ?? 0), 0);
      return weight === 0 || sentence.text.length > QUOTE_LENGTH || disowns(sentence.text, null) ? [] : [{ quote: sentence.text, sequence: turn.sequence, weight, at: sentence.start }];
    }));
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .sort((a, b) => a.sequence - b.sequence || a.at - b.at)
    .map(({ quote, sequence }) => ({ quote, sequence }));
}
