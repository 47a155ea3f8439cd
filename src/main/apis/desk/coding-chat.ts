/** The interviewer's answer as server-sent events: `text` {delta} as it is written, then `done` {message}, or `error` {code, message}. */
import { toAppError } from '../../base/errors.ts';
import type { CodingMessage } from '../../ports/coding.ts';
import { fromMessage } from '../wire/coding.ts';

/** Answers, telling each piece of text as it comes. */
export type Say = (onText: (delta: string) => void) => Promise<CodingMessage>;

const event = (name: string, data: unknown): Uint8Array => Buffer.from(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/**
 * What the caller did wrong, before a word was said, is thrown; anything later is an event.
 * Whatever the pieces were, `done` has the text that counts.
 */
export async function* chatEvents(say: Say): AsyncGenerator<Uint8Array> {
  const pieces: string[] = [];
  let wake = (): void => undefined;
  let isOver = false;
  let hasSpoken = false;
  const answer = say((delta) => {
    pieces.push(delta);
    wake();
  }).finally(() => {
    isOver = true;
    wake();
  });
  // Awaited below; until then its failure is not forgotten.
  answer.catch(() => undefined);
  while (!isOver || pieces.length > 0) {
    const delta = pieces.splice(0).join('');
    if (delta !== '') {
      hasSpoken = true;
      yield event('text', { delta });
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  try {
    const message = await answer;
    if (!hasSpoken) yield event('text', { delta: message.text });
    yield event('done', { message: fromMessage(message) });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!hasSpoken && error.status < 500) throw error;
    yield event('error', { code: error.code, message: error.message });
  }
}
