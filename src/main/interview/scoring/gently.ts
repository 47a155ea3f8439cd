/** Long work on the event loop in small steps. */
import type { Knowledge } from '../knowledge/knowledge.ts';
import { readSentence, type ReadSentence } from '../knowledge/reading.ts';
import { sentences } from '../knowledge/text.ts';

/** Longer than this nothing else waits, but for the last small step. */
const SLICE_MS = 8;

/** Await what it returns between small steps; now and then that lets the event loop run. The promise rejects when `signal` aborts. */
export function createBreather(signal?: AbortSignal): () => Promise<void> | undefined {
  let sinceMs = performance.now();
  return () => {
    if (performance.now() - sinceMs < SLICE_MS) return undefined;
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        sinceMs = performance.now();
        if (signal?.aborted === true) reject(signal.reason as Error);
        else resolve();
      });
    });
  };
}

/** `readText` in small steps. @throws what `signal` aborts with */
export async function readGently(text: string, knowledge: Knowledge, signal?: AbortSignal): Promise<ReadSentence[]> {
  const breathe = createBreather(signal);
  const read: ReadSentence[] = [];
  for (const sentence of sentences(text)) {
    read.push(readSentence(sentence.text, sentence.start, knowledge));
    const pause = breathe();
    if (pause !== undefined) await pause;
  }
  return read;
}
