/**
 * What will likely be said next is spoken into the cache while the candidate still speaks; what has become unlikely is given up.
 * A sentence that is being made cannot be put aside: where the voice is slow only the best guess is made, and none when the answer may
 * end before it is ready.
 */
import type { EngineStatus } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import { sentences } from '../knowledge/text.ts';
import { dialogueInput, languageOf } from './interviewer-turn.ts';
import { pauseMs, WHOLE_MS } from './patience.ts';
import type { TalkStage } from './talk-stage.ts';

const EVERY_MS = 1_500;
/** Slower voices take longer for a sentence than the pause lasts by which an answer ends. */
const SLOW_FACTOR = 0.5;

export interface PreparedReplies {
  /** What was said of the answer so far, and whether the candidate is speaking. Never throws. */
  hear(text: string, isSpeaking: boolean): void;
  /** Somebody speaks over the interviewer, or not any more. Never throws. */
  listen(isOn: boolean): void;
  /** The short words before a question, which are few: made one after the other while nobody interrupts, once for each language. Never throws. */
  makeLeads(): void;
  /** Gives up the replies that are being made. */
  stop(): void;
  /** Gives up everything. */
  close(): void;
}

/** The slowest voice that speaks: which one will is not known before. Voices that were never measured count as quick. */
const isSlow = (engines: readonly EngineStatus[]): boolean => engines.some(({ state, realTimeFactor }) => state === 'ready' && (realTimeFactor ?? 0) > SLOW_FACTOR);

export function createPreparedReplies(stage: TalkStage): PreparedReplies {
  const { parts } = stage;
  const { clock, log } = parts;
  const making = new Map<string, AbortController>();
  const led = new Map<Language, AbortController>();
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastText = '';
  /** Resolves when nobody speaks over the interviewer: recognition and voice share the cores, and who is heard late cannot interrupt. */
  let quiet: PromiseWithResolvers<void> | null = null;

  const make = async (sentence: string, language: Language, signal: AbortSignal): Promise<void> => {
    const { segments } = await parts.tts.speak({ text: sentence, language, voice: null, priority: 'ahead', signal });
    const reading = segments[Symbol.asyncIterator]();
    while ((await reading.next()).done !== true) signal.throwIfAborted();
  };
  const prepare = (text: string, most: number): void => {
    const input = dialogueInput(parts, stage.session());
    const last = input.turns.at(-1);
    const turns = [...input.turns, {
      sequence: (last?.sequence ?? 0) + 1, role: 'candidate' as const, text, recognisedText: text, corrected: false, source: 'speech' as const,
      phase: last?.phase ?? 'introduction', topic: last?.topic ?? null, heard: 1, audioKey: null, at: clock.date().toISOString(),
    }];
    const replies = parts.dialogue.likely({ ...input, turns }).slice(0, most);
    const wanted = new Set(replies.flatMap((reply) => sentences(reply).map((sentence) => sentence.text)));
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
  const stop = (): void => {
    for (const abort of making.values()) abort.abort();
    making.clear();
    lastText = '';
  };
  const listen = (isOn: boolean): void => {
    if (isOn) return void (quiet ??= Promise.withResolvers());
    quiet?.resolve();
    quiet = null;
  };
  return {
    hear(text, isSpeaking) {
      const now = clock.nowMs();
      if (text === '' || text === lastText || now - lastMs < EVERY_MS) return;
      const slow = isSlow(parts.tts.status());
      if (slow && (!isSpeaking || pauseMs(text) <= WHOLE_MS)) return;
      [lastMs, lastText] = [now, text];
      try {
        prepare(text, slow ? 1 : Number.POSITIVE_INFINITY);
      } catch (error) {
        log.warn({ err: error }, 'no reply was prepared');
      }
    },
    listen,
    makeLeads() {
      const language = languageOf(stage.session());
      if (led.has(language)) return;
      const abort = new AbortController();
      led.set(language, abort);
      void (async () => {
        for (const lead of parts.dialogue.leads(language)) {
          while (quiet !== null) await quiet.promise;
          await make(lead, language, abort.signal);
        }
      })().catch((error: unknown) => {
        if (!abort.signal.aborted) log.debug({ err: error }, 'the words before a question are not made ahead');
      });
    },
    stop,
    close() {
      stop();
      for (const abort of led.values()) abort.abort();
      led.clear();
      listen(false);
    },
  };
}
