/** One recording heard, measured and watched. What is not possible here becomes a gap; only the signal's reason is thrown. */
import { SAMPLE_RATE_HZ } from '../../../base/audio.ts';
import { AppError, messageOf } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import type { AnalysisGap } from '../../../ports/coaching-analysis.ts';
import type { HeardRecording, PracticeMedia } from '../../../ports/coaching.ts';
import type { SpeechToText, TimedWord, VoiceActivity } from '../../../ports/engines.ts';
import type { Expression, ExpressionReader } from '../../../ports/expression.ts';
import type { Language } from '../../../ports/language.ts';
import type { Sound, SoundDecoder } from '../../../ports/media.ts';
import type { VoiceTracker, VoiceTracks } from '../../../ports/voice-tracks.ts';
import { transcribeSound } from '../../transcript/file-transcription.ts';
import type { MediaProbe } from '../practice-room.ts';
import { waited } from './waited.ts';

export interface ExaminerOptions {
  readonly decoder: SoundDecoder;
  readonly probe: MediaProbe;
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  readonly tracker: VoiceTracker;
  /** Null where nothing looks at pictures. */
  readonly expression: ExpressionReader | null;
  readonly pathOf: (mediaId: string) => string;
  readonly log: Logger;
}

export interface Step {
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

export type Found<T> = { readonly value: T; readonly gap: null } | { readonly value: null; readonly gap: AnalysisGap };

const missing = <T>(gap: AnalysisGap): Found<T> => ({ value: null, gap });

export function createExaminer({ decoder, probe, stt, vad, tracker, expression, pathOf, log }: ExaminerOptions) {
  /** Runs with the recording's sound; a sound that cannot be read is a gap. */
  const withSound = async <T>(id: string, signal: AbortSignal, work: (sound: Sound) => Promise<T>): Promise<Found<T>> => {
    let sound: Sound | null = null;
    try {
      sound = await decoder.open({ path: pathOf(id) }, { signal });
      return { value: await work(sound), gap: null };
    } catch (error) {
      signal.throwIfAborted();
      const code = error instanceof AppError ? error.code : null;
      if (code === 'ENGINE_UNAVAILABLE') return missing('no-recogniser');
      if (error instanceof AppError && 'maxSeconds' in error.details) return missing('sound-too-long');
      log.warn({ recording: id, reason: messageOf(error) }, 'the sound of a recording could not be read');
      const isSilentFilm = sound === null && !(await probe(pathOf(id)).then(({ hasAudio }) => hasAudio, () => true));
      return missing(isSilentFilm ? 'no-sound' : 'sound-unreadable');
    } finally {
      sound?.close();
    }
  };

  return {
    /** The words. */
    async hear({ id }: PracticeMedia, { signal, onProgress }: Step): Promise<Found<HeardRecording>> {
      const isReady = await waited(stt.ready().then(() => true, () => false), signal);
      if (!isReady) return missing('no-recogniser');
      return withSound(id, signal, async (sound) => {
        let language: Language | null = null;
        let durationS = 0;
        const words: TimedWord[] = [];
        const texts: string[] = [];
        const heard = transcribeSound(sound.pieces, {
          stt, vad, language: null, source: `practice ${id}`, signal,
          onLanguage: (found) => (language = found),
          onProgress(doneS) {
            durationS = doneS;
            if (sound.durationS !== null) onProgress(Math.min(1, doneS / sound.durationS));
          },
        });
        for await (const utterance of heard) {
          texts.push(utterance.text);
          words.push(...(utterance.words ?? []));
        }
        return { language, durationS, words, text: texts.join(' ').trim() };
      });
    },

    /** The voice. */
    measure: ({ id }: PracticeMedia, { signal, onProgress }: Step): Promise<Found<VoiceTracks>> =>
      withSound(id, signal, (sound) => {
        async function* told(): AsyncGenerator<Float32Array> {
          let samples = 0;
          for await (const piece of sound.pieces) {
            samples += piece.length;
            if (sound.durationS !== null) onProgress(Math.min(1, samples / SAMPLE_RATE_HZ / sound.durationS));
            yield piece;
          }
        }
        return tracker.track(told(), signal);
      }),

    /** The face. */
    async watch({ id, contentType }: PracticeMedia, { signal, onProgress }: Step): Promise<Found<Expression>> {
      if (expression === null) return missing('no-browser');
      try {
        return { value: await expression.read({ path: pathOf(id), contentType }, { signal, onProgress }), gap: null };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof AppError && error.code === 'ENGINE_UNAVAILABLE') {
          log.warn({ recording: id, reason: error.message }, 'the picture of a recording was not looked at');
          return missing('model' in error.details ? 'no-face-model' : 'browser' in error.details ? 'no-browser' : 'picture-interrupted');
        }
        log.warn({ recording: id, reason: messageOf(error) }, 'the picture of a recording could not be read');
        return missing('picture-unreadable');
      }
    },
  };
}

export type Examiner = ReturnType<typeof createExaminer>;
