/** A sentence in its clauses, and what of it is claimed: a denial, a guess or a refusal voids its own clause and not its neighbours. */
import { toPlain, type Unit } from './units.ts';
import type { CoachTexts } from './texts.ts';

/** What the speaker claims of one sentence. */
export interface Claim {
  /** The clauses that count, in plain letters. */
  readonly plain: string;
  /** Nothing of the sentence counts. */
  readonly isVoid: boolean;
  /** A clause says that there is no such case. */
  readonly isRefusal: boolean;
  /** Whether the character of the spoken sentence lies in a clause that counts. */
  readonly holds: (place: number) => boolean;
}

const BORDER = /[,;:—–.!?]+|\s(?=(?:but|so|because|although|though|но|а|зато|поэтому|потому что|так что)\s)|\s(?=(?:and|и)\s(?:i|we|he|she|it|they|the|my|our|я|мы|он|она|они|мне|нам)(?!\p{L}))/giu;
const REASON = /^(?:because|since|потому что|так как)(?!\p{L})/u;
const GOES_ON = /^(?:so|but|then|and|поэтому|но|и|а|тогда|зато)(?!\p{L})/u;
const ASKS = /^(?:how|what|whether|why|who|чем|как|что|сколько|почему|кто)(?!\p{L})/u;
const VOIDED_BY = ['nothing', 'future', 'refusal', 'declined'] as const;

export function claimOf({ read: { spoken } }: Pick<Unit, 'read'>, texts: CoachTexts): Claim {
  const kept: { readonly from: number; readonly to: number; readonly plain: string }[] = [];
  let from = 0;
  let isRefusal = false;
  let wasVoid = false;
  let wasUnknown = false;
  for (const { index, length } of [...[...spoken.matchAll(BORDER)].map((border) => ({ index: border.index, length: border[0].length })), { index: spoken.length, length: 0 }]) {
    const plain = toPlain(spoken.slice(from, index));
    if (plain !== '') {
      isRefusal ||= has(texts, 'refusal', plain) || has(texts, 'declined', plain);
      // The reason for what is void tells nothing either.
      const isUnknown = has(texts, 'unknown', plain);
      // “How it ended, I do not know.”
      if (isUnknown && ASKS.test(kept.at(-1)?.plain ?? '')) kept.pop();
      wasVoid = isUnknown || VOIDED_BY.some((cue) => has(texts, cue, plain)) || (wasVoid && REASON.test(plain)) || (wasUnknown && !GOES_ON.test(plain));
      wasUnknown = isUnknown || (wasVoid && wasUnknown);
      if (!wasVoid) kept.push({ from, to: index, plain });
    }
    from = index + length;
  }
  return { plain: kept.map(({ plain }) => plain).join(', '), isVoid: kept.length === 0, isRefusal, holds: (place) => kept.some((clause) => place >= clause.from && place < clause.to) };
}

export function has(texts: CoachTexts, cue: string, plain: string): boolean {
  const pattern = texts.cue(cue);
  pattern.lastIndex = 0;
  return pattern.test(plain);
}

/** Fillers of one sentence from which on nobody would show it as an example, and words for each of them. */
const MANY = { fillers: 2, words: 12 } as const;
const FILLER = /(?<!\p{L})(?:um+|uh+|er+m|you know|i mean|like(?= (?:not|you|we|i|really|last|so)(?!\p{L}))|ну|как бы|типа|короче|в общем|это самое|э+(?:-э+)*)(?!\p{L})/giu;

/** Whether a sentence is mostly a search for words: it is neither shown as an example nor taken for an outcome. */
export function isMuddled({ text, plain, read }: Unit, texts: CoachTexts): boolean {
  const fillers = text.match(FILLER)?.length ?? 0;
  return has(texts, 'guess', plain) || (fillers >= MANY.fillers && fillers * MANY.words >= read.words.length);
}
