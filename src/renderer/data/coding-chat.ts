/** What one says to the coding interviewer, and the answer as it is spoken. */
import { z } from 'zod';
import { ChatMessage } from '../../contracts/coding.ts';
import { toFailure } from './api-client.ts';
import { ApiFailure } from './api-failure.ts';
import type { ChatLine } from './coding.ts';
import { deskHeaders } from './desk.ts';
import { readEvents } from './event-stream.ts';

const Text = z.object({ delta: z.string() });
const Done = z.object({ message: ChatMessage });
const Failed = z.object({ code: z.string(), message: z.string() });

/**
 * Says `message`; `onText` gets the answer so far each time that more of it arrived. Resolves to the whole answer as
 * the server keeps it. Rejects with {@link ApiFailure}, or with the signal's reason.
 */
export async function sayToInterviewer(id: string, message: string, onText: (soFar: string) => void, signal: AbortSignal): Promise<ChatLine> {
  const response = await fetch(`/desk/coding/${encodeURIComponent(id)}/chat`, {
    method: 'POST',
    headers: { ...deskHeaders(), 'Content-Type': 'application/json' },
    body: JSON.stringify({ message }),
    signal,
    cache: 'no-store',
  }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new ApiFailure(0, 'No answer from the server', { cause });
  });
  if (!response.ok || response.body === null) throw await toFailure(response);
  let soFar = '';
  for await (const { name, data } of readEvents(response.body)) {
    if (name === 'text') onText((soFar += parse(Text, data).delta));
    if (name === 'done') return parse(Done, data).message;
    if (name === 'error') {
      const { code, message: said } = parse(Failed, data);
      throw new ApiFailure(502, said, { code });
    }
  }
  signal.throwIfAborted();
  throw new ApiFailure(0, 'The answer broke off');
}

function parse<T>(schema: z.ZodType<T>, data: string): T {
  try {
    return schema.parse(JSON.parse(data));
  } catch (cause) {
    throw new ApiFailure(502, 'The answer was not understood', { cause });
  }
}
