/** The candidate of one talk: answers become turns. */
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import type { AudioJournal } from '../../ports/interviews.ts';
import type { PendingAnswer } from '../../ports/voice-store.ts';
import { resumeLanguage } from './interviewer-turn.ts';
import { hearRecording, MAX_ANSWER_S, problemOf, writeAnswer } from './recorded-answer.ts';
import type { TalkRecorder } from './talk-recorder.ts';
import type { TalkStage } from './talk-stage.ts';
import type { Stopwatch } from './turn-stopwatch.ts';

export interface Answer {
  readonly text: string;
  readonly source: 'speech' | 'typed';
  readonly span: { readonly t0: number; readonly t1: number } | null;
  /** The client's own name of it. */
  readonly clientKey?: string | null;
  /** File of the recording in which it was said. */
  readonly recording?: string | null;
}

export interface CandidateSide {
  /**
   * On the disk and in the store when it resolves: whatever happens then, it will be heard. The same bytes again are the answer that
   * waits already. @throws AppError INTERVIEW_NOT_FOUND where it was erased meanwhile: nothing is left then
   */
  keep(bytes: Uint8Array): Promise<PendingAnswer>;
  /** The words of a recording that is kept; null when there are none, which was told. What cannot be understood stays. */
  hearKept(pending: PendingAnswer, watch: Stopwatch | null): Promise<Answer | null>;
  /** Stores an answer and tells it. */
  take(answer: Answer): void;
}

export const NOTHING_HEARD = 'Could not understand audio. Please try again.';
/** So many of a talk are kept that could not be understood: nobody says more, and a program that sends rubbish fills no disk. */
const MAX_UNHEARD = 50;

export function createCandidateSide(stage: TalkStage, recorder: TalkRecorder, stopping: AbortSignal): CandidateSide {
  const { parts, id } = stage;
  const { store, files, log } = parts;
  const drop = async (fileKey: string): Promise<void> => {
    store.dropPending(id, fileKey);
    await files.erase(fileKey);
  };
  /** For the reviewer to hear. */
  const leave = async (fileKey: string): Promise<void> => {
    if (store.unheard(id).length < MAX_UNHEARD) store.keepUnheard(id, fileKey);
    else await drop(fileKey);
  };
  /**
   * What was said in a recording is no sound that nobody heard: the ear goes on after it. `aheadS`: more of it is coming, which is
   * known before it comes, so that a killed program does not take the half of it for an answer.
   */
  const passOver = (journal: AudioJournal | null, aheadS = 0): void => {
    if (journal !== null) store.setDraft(id, store.progress(id).draft, journal.sampleCount / SAMPLE_RATE_HZ + aheadS);
  };
  return {
    async keep(bytes) {
      const written = await writeAnswer(files, bytes);
      let kept: PendingAnswer | null = null;
      try {
        const waiting = store.progress(id).pending.find(({ hash }) => hash === written.hash);
        if (waiting === undefined) store.addPending(id, written);
        kept = waiting ?? written;
        return kept;
      } finally {
        // A file without a row would never be found again.
        if (kept !== written) await files.erase(written.fileKey);
      }
    },
    async hearKept({ fileKey }, watch) {
      stage.setState('processing_stt');
      const session = stage.session();
      passOver(await recorder.journal(), MAX_ANSWER_S);
      try {
        const { text, span } = await hearRecording(files.path(fileKey), {
          parts, journal: await recorder.journal(), language: session.language ?? resumeLanguage(session.resume),
          prompt: parts.dialogue.promptWords(session), source: `voice:${session.key}`, signal: stopping,
          onLanguage: (language) => store.setLanguage(id, language),
        });
        if (text !== '') {
          watch?.lap('asr');
          return { text, source: 'speech', span, recording: fileKey };
        }
        // Its sound is in the recording of the talk, if it could be recorded.
        if (span === null) await leave(fileKey);
        else await drop(fileKey);
        stage.fail('EMPTY_TRANSCRIPTION', NOTHING_HEARD);
      } catch (error) {
        if (stopping.aborted) throw error;
        log.info({ err: error }, 'an answer was not heard');
        await leave(fileKey);
        stage.fail('PROCESSING_ERROR', problemOf(error));
      } finally {
        passOver(await recorder.journal());
      }
      return null;
    },
    take({ text, source, span, clientKey = null, recording = null }) {
      const asked = store.turns(id).findLast(({ role }) => role === 'interviewer');
      const turn = store.addTurn(id, {
        role: 'candidate', text, recognisedText: source === 'speech' ? text : null, source, phase: asked?.phase ?? 'introduction', topic: asked?.topic ?? null,
        span, clientKey, recording,
      });
      if (recording !== null) files.erase(recording).catch((error: unknown) => log.warn({ err: error }, 'a heard recording was not removed'));
      stage.tellTurn(turn);
    },
  };
}

export const nothingHeard = (stage: TalkStage): void => stage.fail('EMPTY_TRANSCRIPTION', NOTHING_HEARD);
