/** What all parts of a talk share: who listens, what the talk does now, and what it tells. */
import { AppError } from '../../base/errors.ts';
import type { Language } from '../../ports/language.ts';
import type { VoiceTurn } from '../../ports/voice.ts';
import { greetingOf, type TalkSession } from './interviewer-turn.ts';
import { elapsedMs } from './talk-clock.ts';
import { toFailure, type VoiceEvent, type VoiceFailureCode, type VoiceListener, type VoiceState } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

export interface TalkStage {
  readonly parts: VoiceParts;
  readonly id: string;
  /** As it is stored now. @throws AppError INTERVIEW_NOT_FOUND */
  session(): TalkSession;
  listener(): VoiceListener | null;
  /** Returns the one who listened before. */
  setListener(next: VoiceListener | null): VoiceListener | null;
  emit(event: VoiceEvent): void;
  state(): VoiceState;
  /** Tells it when it is another one. */
  setState(state: VoiceState): void;
  /** Without telling. */
  assumeState(state: VoiceState): void;
  tellState(): void;
  /** Tells a turn and remembers that it was told; where nobody listens the next one is told. */
  tellTurn(turn: VoiceTurn): void;
  /** Tells where the interview is in its course. */
  tellPhase(): void;
  /** What is in hand failed: where that can be mended the talk waits for the candidate again. */
  fail(code: VoiceFailureCode, message: string): void;
  /** Something is wrong with a message; the talk goes on as it was. */
  complain(code: VoiceFailureCode, message: string): void;
}

export function createTalkStage(parts: VoiceParts, id: string): TalkStage {
  let listener: VoiceListener | null = null;
  let state: VoiceState = 'ready';
  /** Of whoever listened last. */
  let preferred: Language | null = null;
  let spoken: Language | null = null;
  /** Whoever connects in the middle changes nothing: it stays the language of the first words. */
  const greeting = (): Language => {
    spoken ??= greetingOf(parts.store.turns(id)) ?? null;
    return spoken ?? preferred ?? 'en';
  };
  const emit = (event: VoiceEvent): void => listener?.onEvent(event);
  const tellState = (): void => emit({ type: 'status', state });
  return {
    parts,
    id,
    session() {
      const found = parts.store.find(id);
      if (found === null) throw new AppError('INTERVIEW_NOT_FOUND');
      return found.language === null ? { ...found, greeting: greeting() } : found;
    },
    listener: () => listener,
    setListener(next) {
      const earlier = listener;
      listener = next;
      preferred = next?.preferredLanguage ?? preferred;
      return earlier;
    },
    emit,
    state: () => state,
    setState(next) {
      if (next === state) return;
      state = next;
      tellState();
    },
    assumeState: (next) => void (state = next),
    tellState,
    tellTurn(turn) {
      if (listener?.isOpen() !== true) return;
      // Stored first: a program that is killed right after it told does not tell again.
      parts.store.told(id, turn.sequence);
      emit({ type: 'transcript', turn });
    },
    tellPhase() {
      const { store, clock } = parts;
      const minutes = store.find(id)?.minutes ?? 0;
      const secondsLeft = Math.max(0, Math.round(minutes * 60 - elapsedMs(store, id, clock.date()) / 1_000));
      emit({ type: 'phase', phase: store.turns(id).at(-1)?.phase ?? 'introduction', secondsLeft });
    },
    fail(code, message) {
      const failure = toFailure(code, message);
      emit({ type: 'failure', failure });
      state = 'ready';
      if (failure.recoverable) tellState();
    },
    complain(code, message) {
      emit({ type: 'failure', failure: toFailure(code, message) });
      tellState();
    },
  };
}
