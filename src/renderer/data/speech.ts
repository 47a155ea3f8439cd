/** Spoken questions by the screening API. What was fetched once is kept, so that repeating is immediate. */
import { toFailure } from './api-client.ts';
import { ApiFailure } from './api-failure.ts';
import type { Language } from './desk.ts';
import { launchToken } from './session.ts';

export const screeningPrefix = '/apis/screening';

export interface Speech {
  /** The sound of `text` as a WAV that may still be arriving. Rejects with ApiFailure: 503 means that no voice is there. @param voice its id; the best one when absent */
  speak(text: string, language: Language, signal: AbortSignal, voice?: string | null): Promise<ReadableStream<Uint8Array>>;
}

const keptSentences = 4;

export function createSpeech(): Speech {
  const kept = new Map<string, Promise<Uint8Array | null>>();
  const speech: Speech = {
    async speak(text, language, signal, voice = null) {
      const key = `${language}:${voice ?? ''}:${text}`;
      const before = await kept.get(key);
      if (before) return new Response(new Uint8Array(before)).body ?? new ReadableStream();
      const response = await fetch(`${screeningPrefix}/tts?lang=${language}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${launchToken() ?? ''}` },
        body: JSON.stringify({ text, format: 'wav', voice }),
        signal,
      }).catch((cause: unknown) => {
        throw new ApiFailure(0, 'No answer from the server', { cause });
      });
      // The voice is not there any more: another one speaks.
      if (response.status === 400 && voice !== null) return speech.speak(text, language, signal);
      if (!response.ok || response.body === null) throw await toFailure(response);
      const [heard, copied] = response.body.tee();
      kept.set(key, collect(copied));
      const oldest = kept.keys().next().value;
      if (kept.size > keptSentences && oldest !== undefined) kept.delete(oldest);
      return heard;
    },
  };
  return speech;
}

/** Null when the sound broke off: half a sentence is not worth keeping. */
async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes().catch(() => null);
}

/** The socket address of a recognition stream on this page's own origin. */
export function streamUrl(streamId: string, language: Language): string {
  const url = new URL(`${screeningPrefix}/stream/${encodeURIComponent(streamId)}`, location.origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.searchParams.set('lang', language);
  // Needed only where the server asks for API keys; it counts as one there.
  url.searchParams.set('api_key', launchToken() ?? '');
  return url.href;
}
