/**
 * Messages of a client. One that carries minutes of sound is tens of megabytes of base64: its sound is cut out of the bytes and decoded
 * piece by piece, so that nobody else waits for it.
 */
import { isUtf8 } from 'node:buffer';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { VoiceClientMessage } from '../../../contracts/voice.ts';

type ClientMessage = z.output<typeof VoiceClientMessage>;

export type ParsedMessage =
  /** `audio` holds its sound decoded; null where that is no base64. */
  | { readonly kind: 'audio'; readonly bytes: Uint8Array | null }
  | { readonly kind: 'message'; readonly message: Exclude<ClientMessage, { type: 'audio' }> }
  /** A type that is not known, which is no fault. */
  | { readonly kind: 'unknown' }
  /** A known type whose fields are wrong; the problem is in words. */
  | { readonly kind: 'invalid'; readonly problem: string }
  | { readonly kind: 'malformed' };

/** Smaller ones are read in one go, within a millisecond or two. */
const LARGE_BYTES = 512 * 1024;
/** Decoded within a millisecond. */
const STEP_CHARACTERS = 128 * 1024;
/** A message of sound has a dozen. */
const MOST_QUOTES = 1_000;
/** Looked through within a millisecond. */
const SEARCH_BYTES = 4 * 1024 * 1024;
const QUOTE = 0x22;
/** White space and slashes as JSON may write them. */
const BLANK = /\s+|\\[nrt]/g;
const TYPES: ReadonlySet<unknown> = new Set(VoiceClientMessage.options.map(({ shape }) => shape.type.value));

/** Never throws. */
export async function parseMessage(bytes: Uint8Array): Promise<ParsedMessage> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const span = whole.length < LARGE_BYTES ? null : await longestString(whole);
  if (span === null) return toParsed(parseJson(whole), null);
  // The place of the sound is held by a string that stands for it.
  const rest = parseJson(whole.subarray(0, span.from), MARK, whole.subarray(span.to));
  const isSound = rest.ok && isRecord(rest.value) && rest.value.type === 'audio' && rest.value.data === MARK.toString();
  if (isSound) return toParsed(rest, { bytes: await decodeBase64(whole.subarray(span.from, span.to)) });
  return toParsed(parseJson(whole), null);
}

const MARK = Buffer.from('sound');

/**
 * The longest stretch between two quotes, if it is most of the message. Where a quote is escaped it is not a whole string: with the mark
 * in its place the message then holds something else than the mark.
 */
async function longestString(whole: Buffer): Promise<{ readonly from: number; readonly to: number } | null> {
  const next = async (from: number): Promise<number> => {
    for (let at = from; at < whole.length; at += SEARCH_BYTES) {
      const found = whole.subarray(at, at + SEARCH_BYTES).indexOf(QUOTE);
      if (found >= 0) return at + found;
      await nextTurn();
    }
    return -1;
  };
  let open = await next(0);
  for (let quotes = 0; open >= 0 && quotes < MOST_QUOTES; quotes++) {
    const close = await next(open + 1);
    if (close < 0) return null;
    if (close - open > whole.length / 2) return { from: open + 1, to: close };
    open = close;
  }
  return null;
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** The pieces as one text; nobody else has looked whether they are UTF-8. */
function parseJson(...pieces: readonly Buffer[]): Json {
  if (!pieces.every((piece) => isUtf8(piece))) return { ok: false };
  try {
    return { ok: true, value: JSON.parse(pieces.map((piece) => piece.toString('utf8')).join('')) as unknown };
  } catch {
    return { ok: false };
  }
}

/** @param sound decoded already; null: it stands in the message */
async function toParsed(json: Json, sound: { readonly bytes: Uint8Array | null } | null): Promise<ParsedMessage> {
  if (!json.ok) return { kind: 'malformed' };
  if (!isRecord(json.value) || !TYPES.has(json.value.type)) return { kind: 'unknown' };
  const parsed = VoiceClientMessage.safeParse(json.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { kind: 'invalid', problem: `${String(json.value.type)}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'not valid'}`.replace(':  ', ': ') };
  }
  if (parsed.data.type !== 'audio') return { kind: 'message', message: parsed.data };
  return { kind: 'audio', ...(sound ?? { bytes: await decodeBase64(Buffer.from(parsed.data.data, 'latin1')) }) };
}

/** Null for what is no base64. A `data:` address and line breaks are taken as clients write them. */
async function decodeBase64(text: Buffer): Promise<Uint8Array | null> {
  const prefix = /^data:[\w.+/;=,-]{0,100}?;base64,/.exec(text.toString('latin1', 0, 140))?.[0].length ?? 0;
  const body = text.subarray(prefix);
  const bytes = Buffer.allocUnsafe(Math.ceil((body.length * 3) / 4));
  let length = 0;
  let isPadded = false;
  /** What stands for nothing yet: less than four characters, half an escape. */
  let rest = '';
  for (let at = 0; at < body.length; at += STEP_CHARACTERS) {
    if (at > 0) await nextTurn();
    const isLast = at + STEP_CHARACTERS >= body.length;
    const read = rest + body.toString('latin1', at, at + STEP_CHARACTERS);
    // An escape may be cut in two.
    const isOpen = !isLast && read.endsWith('\\');
    const piece = (isOpen ? read.slice(0, -1) : read).replace(BLANK, '').replaceAll('\\/', '/');
    const whole = isLast ? piece : piece.slice(0, piece.length - (piece.length % 4));
    rest = piece.slice(whole.length) + (isOpen ? '\\' : '');
    if (!/^[\w+/-]*={0,2}$/.test(whole) || (isPadded && whole !== '')) return null;
    isPadded ||= whole.endsWith('=');
    length += bytes.write(whole, length, 'base64');
  }
  return bytes.subarray(0, length);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
