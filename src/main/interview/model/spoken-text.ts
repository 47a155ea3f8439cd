/** A language model's reply while it is being written: its kind first, then whole sentences. */
import { AppError } from '../../base/errors.ts';
import { sentences } from '../knowledge/text.ts';

const KINDS = ['answer', 'question', 'hint', 'refused'] as const;
export type ReplyKind = (typeof KINDS)[number];

/** What was told to stand on the first line, as models put it. */
const HEAD = /^[\s"'*`[(]*(?:kind\s*:\s*)?[\s"'*`[(]*(answer|question|hint|refused)[\s"'*`\])]*[.:]?\s*\n/i;
const HEAD_LENGTH = 60;
/** Some models think aloud before they answer. */
const THOUGHT = /^\s*<think>[\s\S]*?<\/think>/;
const THINKS = /^\s*<think>/;
const PENDING_LENGTH = 20_000;

export interface Spoken {
  readonly kind: ReplyKind;
  readonly sentence: string;
}

/**
 * Each sentence once the next one has begun, the last one at the end; thoughts and the head are left out. A reply without a
 * head is an answer.
 * @throws AppError UPSTREAM_FAILED when it is no text to be said aloud
 */
export async function* readSpoken(pieces: AsyncIterable<string>): AsyncGenerator<Spoken> {
  let pending = '';
  let kind: ReplyKind | null = null;
  for await (const piece of pieces) {
    pending += piece;
    if (pending.length > PENDING_LENGTH) throw new AppError('UPSTREAM_FAILED', 'The reply has no end');
    if (kind === null) {
      const begun = toBegun(pending, false);
      if (begun === null) continue;
      ({ kind, pending } = begun);
    }
    const whole = sentences(pending);
    const last = whole.at(-1);
    if (last === undefined || whole.length < 2) continue;
    pending = pending.slice(last.start);
    for (const { text } of whole.slice(0, -1)) yield { kind, sentence: text };
  }
  const begun = kind === null ? toBegun(pending, true) : { kind, pending };
  for (const { text } of sentences(begun?.pending ?? '')) yield { kind: begun?.kind ?? 'answer', sentence: text };
}

/** Kind and first words, null while more has to come. */
function toBegun(text: string, isWhole: boolean): { readonly kind: ReplyKind; readonly pending: string } | null {
  const spoken = text.replace(THOUGHT, '');
  if (THINKS.test(spoken)) return null;
  const plain = spoken.trimStart();
  if (!isWhole && plain.length <= HEAD_LENGTH && !/\n/.test(plain)) return null;
  if (/^[{[]\s*["{]/.test(plain)) throw new AppError('UPSTREAM_FAILED', 'The reply is no plain text');
  const named = HEAD.exec(plain.slice(0, 2 * HEAD_LENGTH));
  return { kind: KINDS.find((known) => known === named?.[1]?.toLowerCase()) ?? 'answer', pending: named === null ? plain : plain.slice(named[0].length) };
}
