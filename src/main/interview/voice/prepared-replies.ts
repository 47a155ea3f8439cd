/**
 * What will likely be said next is spoken into the cache: while the interviewer's words are played, and while the candidate answers. One
 * sentence is made at a time, the likeliest first. One that is being made cannot be put aside, and a slow voice takes the cores from
 * whoever listens: such a voice begins none while the answer may be over.
 */
import type { EngineStatus } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import { sentences } from '../knowledge/text.ts';
import { dialogueInput } from './interviewer-turn.ts';
import { pauseMs, WHOLE_MS } from './patience.ts';
import { toWords } from './spoken-words.ts';
import type { TalkStage } from './talk-stage.ts';

const EVERY_MS = 1_500;
/** Slower voices take longer for a sentence than the pause lasts by which an answer ends. */
const SLOW_FACTOR = 0.5;
/** And on a machine that is so slow, or so busy, one outlasts the rest of an answer: none is begun once somebody answers. */
const TOO_SLOW_FACTOR = 1.5;
/** An answer that has just begun goes on: hardly one ends within so many words. */
const BEGUN_WORDS = 12;

export interface PreparedReplies {
  /** The interviewer has the floor and all its words have left: nothing else needs the machine. Never throws. */
  begin(): void;
  /** What was said of the answer so far; nothing, where it was a cough or a sign of listening after all. Never throws. */
  hear(text: string): void;
  /** The candidate makes a sound, or pauses: then what was said is recognised once more, and first of all. Never throws. */
  sound(isOn: boolean): void;
  /** Somebody speaks over the interviewer, or not any more: who is heard late cannot interrupt. Never throws. */
  listen(isOn: boolean): void;
  /** Gives up what is being made, until there is something to prepare for again. */
  stop(): void;
}

/** Of the slowest voice that speaks: which one will is not known before. Voices that were never measured count as quick. */
const slownessOf = (engines: readonly EngineStatus[]): number => Math.max(0, ...engines.map(({ state, realTimeFactor }) => (state === 'ready' ? (realTimeFactor ?? 0) : 0)));

export function createPreparedReplies(stage: TalkStage): PreparedReplies {
  const { parts } = stage;
  const { clock, log } = parts;
  let given = new AbortController();
  let wanted: { readonly sentences: readonly string[]; readonly language: Language } | null = null;
  /** Made since the last `stop`, or not to be had. */
  const done = new Set<string>();
  /** The short words before a question, made once for each language: those that are still to be made. */
  const leads = new Map<Language, Set<string>>();
  let isMaking = false;
  let isStopped = true;
  let isPaused = false;
  let isAnswering = false;
  let isTalkedOver = false;
  let answer = '';
  /** What is wanted was thought of for something else than what is said by now. */
  let isStale = false;
  let lookedMs = Number.NEGATIVE_INFINITY;

  const isFree = (): boolean => {
    if (isStopped || isTalkedOver) return false;
    const slowness = slownessOf(parts.tts.status());
    if (slowness > TOO_SLOW_FACTOR) return !isAnswering;
    return slowness <= SLOW_FACTOR || (!isPaused && (toWords(answer).length < BEGUN_WORDS || pauseMs(answer) > WHOLE_MS));
  };
  const make = async (sentence: string, language: Language, { signal }: AbortController): Promise<void> => {
    const { segments } = await parts.tts.speak({ text: sentence, language, voice: null, priority: 'ahead', signal });
    const reading = segments[Symbol.asyncIterator]();
    while ((await reading.next()).done !== true) signal.throwIfAborted();
  };
  const look = (): void => {
    isStale = false;
    lookedMs = clock.nowMs();
    try {
      const input = dialogueInput(parts, stage.session());
      const last = input.turns.at(-1);
      const turns = [...input.turns, {
        sequence: (last?.sequence ?? 0) + 1, role: 'candidate' as const, text: answer, recognisedText: answer, corrected: false, source: 'speech' as const,
        phase: last?.phase ?? 'introduction', topic: last?.topic ?? null, heard: 1, audioKey: null, at: clock.date().toISOString(),
      }];
      const replies = parts.dialogue.likely({ ...input, turns });
      wanted = { sentences: replies.flatMap((reply) => sentences(reply).map(({ text }) => text)), language: input.language };
      if (!leads.has(input.language)) leads.set(input.language, new Set(parts.dialogue.leads(input.language)));
    } catch (error) {
      log.warn({ err: error }, 'no reply was thought of');
    }
  };
  const next = (): { readonly sentence: string; readonly language: Language } | null => {
    if (!isFree()) return null;
    // Not sooner: thinking of replies takes the loop some milliseconds.
    if (isStale && clock.nowMs() - lookedMs >= EVERY_MS) look();
    if (wanted === null) return null;
    const { language } = wanted;
    const [lead] = answer === '' ? (leads.get(language) ?? []) : [];
    const sentence = wanted.sentences.find((one) => !done.has(one)) ?? lead;
    return sentence === undefined ? null : { sentence, language };
  };
  const makeAll = async (): Promise<void> => {
    if (isMaking) return;
    isMaking = true;
    try {
      for (let ahead = next(); ahead !== null; ahead = next()) {
        const { sentence, language } = ahead;
        const own = given;
        done.add(sentence);
        // A guess that cannot be made is a reply that comes a little later.
        await make(sentence, language, own).catch((error: unknown) => {
          if (!own.signal.aborted) log.debug({ err: error }, 'a sentence is not made ahead');
        });
        if (!own.signal.aborted) leads.get(language)?.delete(sentence);
      }
    } catch (error) {
      log.warn({ err: error }, 'no reply was prepared');
    } finally {
      isMaking = false;
    }
  };
  /** Nothing is said yet: what may be said to it is thought of as soon as there is time to. */
  const startOver = (): void => {
    isStale ||= answer !== '';
    answer = '';
    isPaused = isAnswering = false;
    lookedMs = Number.NEGATIVE_INFINITY;
    void makeAll();
  };
  return {
    begin() {
      isStopped = false;
      isStale = true;
      startOver();
    },
    hear(text) {
      if (text === '') {
        // Once an answer is taken, its reply needs the machine.
        if (stage.state() === 'ready') startOver();
        return;
      }
      if (text === answer) return;
      answer = text;
      isStale = true;
      isAnswering = true;
      isStopped = false;
      // Whoever pauses with an open end goes on.
      if (pauseMs(text) > WHOLE_MS) isPaused = false;
      void makeAll();
    },
    sound(isOn) {
      isPaused = !isOn;
      isAnswering = true;
      if (isOn) void makeAll();
    },
    listen(isOn) {
      isTalkedOver = isOn;
      if (!isOn) void makeAll();
    },
    stop() {
      given.abort();
      given = new AbortController();
      wanted = null;
      done.clear();
      isStopped = true;
    },
  };
}
