/** The candidate of one talk: answers become turns. */
import { languageOf } from './interviewer-turn.ts';
import { hearRecording, problemOf, writeAnswer } from './recorded-answer.ts';
import type { TalkRecorder } from './talk-recorder.ts';
import type { TalkStage } from './talk-stage.ts';
import type { Stopwatch } from './turn-stopwatch.ts';

export interface Answer {
  readonly text: string;
  readonly source: 'speech' | 'typed';
  readonly span: { readonly t0: number; readonly t1: number } | null;
  /** The client's own name of it. */
  readonly clientKey?: string | null;
}

export interface CandidateSide {
  /** Keeps a recording; false when it is the very one that `earlierHash` names. */
  keep(bytes: Uint8Array, earlierHash: string | null): Promise<boolean>;
  /** The words of the recording that is kept; null when there are none, which was told. */
  hearKept(watch: Stopwatch | null): Promise<Answer | null>;
  /** Stores an answer and tells it. */
  take(answer: Answer): void;
}

export const NOTHING_HEARD = 'Could not understand audio. Please try again.';

export function createCandidateSide(stage: TalkStage, recorder: TalkRecorder, stopping: AbortSignal): CandidateSide {
  const { parts, id } = stage;
  const { store, files, log } = parts;
  return {
    async keep(bytes, earlierHash) {
      const written = await writeAnswer(files, bytes);
      if (written.hash === earlierHash) {
        await files.erase(written.fileKey);
        return false;
      }
      store.setPending(id, written);
      return true;
    },
    async hearKept(watch) {
      const { pending } = store.progress(id);
      if (pending === null) return null;
      stage.setState('processing_stt');
      const giveUp = async (): Promise<void> => {
        store.setPending(id, null);
        await files.erase(pending.fileKey);
      };
      const session = stage.session();
      try {
        const { text, span } = await hearRecording(files.path(pending.fileKey), {
          parts, journal: await recorder.journal(), language: session.language ?? (session.resume === null ? null : languageOf(session)),
          prompt: parts.dialogue.promptWords(session), source: `voice:${session.key}`, signal: stopping,
          onLanguage: (language) => store.setLanguage(id, language),
        });
        if (text !== '') {
          watch?.lap('asr');
          return { text, source: 'speech', span };
        }
        await giveUp();
        stage.fail('EMPTY_TRANSCRIPTION', NOTHING_HEARD);
      } catch (error) {
        if (stopping.aborted) throw error;
        log.info({ err: error }, 'an answer was not heard');
        await giveUp();
        stage.fail('PROCESSING_ERROR', problemOf(error));
      }
      return null;
    },
    take({ text, source, span, clientKey = null }) {
      const pending = source === 'typed' ? null : store.progress(id).pending;
      const asked = store.turns(id).findLast(({ role }) => role === 'interviewer');
      const turn = store.addTurn(id, {
        role: 'candidate', text, recognisedText: source === 'speech' ? text : null, source, phase: asked?.phase ?? 'introduction', topic: asked?.topic ?? null, span, clientKey,
      });
      if (pending !== null) files.erase(pending.fileKey).catch((error: unknown) => log.warn({ err: error }, 'a heard recording was not removed'));
      stage.tellTurn(turn);
    },
  };
}

export const nothingHeard = (stage: TalkStage): void => stage.fail('EMPTY_TRANSCRIPTION', NOTHING_HEARD);
