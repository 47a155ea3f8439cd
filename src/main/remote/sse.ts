/** Server-sent events, read from a server that is not trusted. */
import { AppError } from '../base/errors.ts';

/** Longer than any piece of text that a language model sends at once. */
const EVENT_LIMIT_CHARACTERS = 1_000_000;

/**
 * The data of each event, in order. Frames may be split anywhere, inside a character too; lines end with LF, CR or both;
 * comments (which keep connections alive) and other fields are passed over. What stands after the last empty line is no event.
 * @throws AppError UPSTREAM_FAILED when one event is longer than a million characters, or all are longer than `limitBytes`
 */
export async function* readEvents(body: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let pending = '';
  let data: string[] = [];
  let size = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw tooLong();
    pending += decoder.decode(chunk, { stream: true });
    // A CR at the very end may be half of a CRLF.
    const end = pending.endsWith('\r') ? pending.length - 1 : pending.length;
    const lines = pending.slice(0, end).split(/\r\n|\n|\r/);
    pending = (lines.pop() ?? '') + pending.slice(end);
    if (pending.length > EVENT_LIMIT_CHARACTERS) throw tooLong();
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield data.join('\n');
        data = [];
        size = 0;
      } else if (line === 'data' || line.startsWith('data:')) {
        data.push(line.slice(5).replace(/^ /, ''));
        size += line.length;
        if (size > EVENT_LIMIT_CHARACTERS) throw tooLong();
      }
    }
  }
}

function tooLong(): AppError {
  return new AppError('UPSTREAM_FAILED', 'The reply is too long');
}
