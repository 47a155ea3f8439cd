/** What will likely be said next is spoken into the cache while the candidate still speaks; what has become unlikely is given up. */
import { sentences } from '../knowledge/text.ts';
import { dialogueInput } from './interviewer-turn.ts';
import type { TalkStage } from './talk-stage.ts';

const EVERY_MS = 1_500;

export interface PreparedReplies {
  /** What was said of the answer so far. Never throws. */
  hear(text: string): void;
  /** Gives up what is being made. */
  stop(): void;
}

export function createPreparedReplies(stage: TalkStage): PreparedReplies {
  const { parts } = stage;
  const { clock } = parts;
  const making = new Map<string, AbortController>();
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastText = '';

  const make = async (sentence: string, language: 'en' | 'ru', signal: AbortSignal): Promise<void> => {
    const { segments } = await parts.tts.speak({ text: sentence, language, voice: null, priority: 'ahead', signal });
    const reading = segments[Symbol.asyncIterator]();
    while ((await reading.next()).done !== true) signal.throwIfAborted();
  };
  const prepare = (text: string): void => {
    const input = dialogueInput(parts, stage.session());
    const last = input.turns.at(-1);
    const turns = [...input.turns, {
      sequence: (last?.sequence ?? 0) + 1, role: 'candidate' as const, text, recognisedText: text, corrected: false, source: 'speech' as const,
      phase: last?.phase ?? 'introduction', topic: last?.topic ?? null, heard: 1, audioKey: null, at: clock.date().toISOString(),
    }];
    const wanted = new Set(parts.dialogue.likely({ ...input, turns }).flatMap((reply) => sentences(reply).map((sentence) => sentence.text)));
    for (const [sentence, abort] of making) {
      if (wanted.has(sentence)) continue;
      abort.abort();
      making.delete(sentence);
    }
    for (const sentence of wanted) {
      if (making.has(sentence)) continue;
      const abort = new AbortController();
      making.set(sentence, abort);
      // A guess that cannot be made is a reply that comes a little later.
      make(sentence, input.language, abort.signal).catch(() => making.delete(sentence));
    }
  };
  return {
    hear(text) {
      const now = clock.nowMs();
      if (text === '' || text === lastText || now - lastMs < EVERY_MS) return;
      [lastMs, lastText] = [now, text];
      try {
        prepare(text);
      } catch (error) {
        parts.log.warn({ err: error }, 'no reply was prepared');
      }
    },
    stop() {
      for (const abort of making.values()) abort.abort();
      making.clear();
      lastText = '';
    },
  };
}
