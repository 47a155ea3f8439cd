/** Range requests (RFC 9110, 14): a part of what is long, read as it is sent. */
import { AppError } from '../base/errors.ts';

/** Bytes of known length that are read piece by piece. */
export interface LongBody {
  readonly byteLength: number;
  /** The bytes from..to. */
  bytes(from: number, to: number): AsyncIterable<Uint8Array>;
}

export interface RangeReply {
  readonly status: 200 | 206;
  readonly mediaType: string;
  readonly body: AsyncIterable<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The first and the end (not included) of the one range that a header asks for; null where all is to be sent: no range, several,
 * another unit, or what is none by the grammar, all of which a server may ignore.
 * @throws AppError RANGE_NOT_SATISFIABLE when there is no such byte
 */
export function toByteRange(header: string | undefined, byteLength: number): readonly [number, number] | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/iu.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  // One that ends before it begins is no range at all.
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  // The end of nothing is nothing, which no Content-Range can say.
  if (first === '' && byteLength === 0 && Number(last) > 0) return null;
  const from = first === '' ? Math.max(0, byteLength - Number(last)) : Number(first);
  const to = first === '' || last === '' ? byteLength : Math.min(byteLength, Number(last) + 1);
  if (from >= to) throw new AppError('RANGE_NOT_SATISFIABLE', undefined, { details: { byteLength } });
  return [from, to];
}

/** All of it, or the range that was asked for. @throws AppError RANGE_NOT_SATISFIABLE */
export function toRangeReply(whole: LongBody, mediaType: string, rangeHeader: string | undefined): RangeReply {
  const range = toByteRange(rangeHeader, whole.byteLength);
  const [from, to] = range ?? [0, whole.byteLength];
  const headers = { 'Accept-Ranges': 'bytes', 'Content-Length': String(to - from) };
  const body = whole.bytes(from, to);
  if (range === null) return { status: 200, mediaType, body, headers };
  return { status: 206, mediaType, body, headers: { ...headers, 'Content-Range': `bytes ${from}-${to - 1}/${whole.byteLength}` } };
}
