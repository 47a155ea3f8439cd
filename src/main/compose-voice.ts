/** Interviews about one's own resume: the reader of resumes, the dialogue, the voice as MP3, and the room that holds them together. */
import { join } from 'node:path';
import type { Logger } from './base/log.ts';
import type { Metrics } from './base/metrics.ts';
import type { Inference } from './inference/inference.ts';
import type { Knowledge } from './interview/knowledge/knowledge.ts';
import { scheduleStreamRetention } from './interview/privacy/stream-retention.ts';
import { withSecondOpinion } from './interview/resume/second-opinion.ts';
import { createVoiceDialogue } from './interview/voice/dialogue/dialogue.ts';
import { toVoiceTexts } from './interview/voice/dialogue/texts.ts';
import { toVoiceReport } from './interview/voice/report/report.ts';
import { createVoiceRoom } from './interview/voice/voice-room.ts';
import { createMp3Encoder } from './media/encode/mp3-encoder.ts';
import { createResumeReader } from './media/pdf-text/resume-reader.ts';
import { joinSamples, toFloat32, toPcm16 } from './media/pcm.ts';
import { resample } from './media/resample.ts';
import type { Clock } from './ports/clock.ts';
import type { LanguageModel } from './ports/engines.ts';
import type { AudioArchive } from './ports/interviews.ts';
import type { SoundDecoder } from './ports/media.ts';
import type { ProgramPaths } from './program-paths.ts';
import type { Database } from './store/database.ts';
import { createFileStore } from './store/files.ts';
import type { Resources } from './store/resources.ts';
import { createVoiceStore } from './store/voice.ts';

export interface VoiceOptions {
  readonly db: Database;
  readonly paths: Pick<ProgramPaths, 'encodeWorker' | 'resumeWorker' | 'resources'>;
  readonly dataDir: string;
  readonly resources: Resources;
  readonly knowledge: Knowledge;
  readonly llm: LanguageModel | null;
  readonly inference: Inference;
  readonly decoder: SoundDecoder;
  readonly archive: AudioArchive;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export type Voice = ReturnType<typeof createVoice>;

export function createVoice({ db, paths, dataDir, resources, knowledge, llm, inference, decoder, archive, clock, metrics, log }: VoiceOptions) {
  const store = createVoiceStore(db, clock.date);
  const files = createFileStore({ folder: join(dataDir, 'voice-files') });
  const encoder = createMp3Encoder({ workerUrl: paths.encodeWorker });
  const texts = toVoiceTexts(resources.voice);
  const { prompts } = knowledge;
  const dialogue = createVoiceDialogue({ texts, knowledge, llm, prompts, log });
  const reader = createResumeReader({ workerUrl: paths.resumeWorker, resourcesDir: paths.resources });
  const resumes = llm === null ? reader : withSecondOpinion(reader, { llm, prompts, log });
  const { stt, vad, tts } = inference;
  const room = createVoiceRoom({
    store, dialogue, stt, vad, tts, decoder, encoder, files, archive, clock, log,
    pcm: { toPcm16, toFloat32, join: joinSamples, resample },
    onStage: (stage, seconds) => metrics.voiceTurn.observe({ stage }, seconds),
    toReport: (session, turns) => toVoiceReport({ session, turns, knowledge, texts, dialogueEngine: dialogue.engine() }),
  });
  let stopRetention = (): void => undefined;
  return {
    room, files, resumes,
    /** Removes files of talks that are gone. Before anything can be stored. */
    tidy: (): Promise<void> => files.sweep(store.fileKeys()),
    /** Talks of other programs do not stay for ever: erased with all that was said, so many days after their last use. */
    start(days: number): void {
      stopRetention = scheduleStreamRetention({
        clock, days,
        streams: { unownedSince: (lastUse) => store.unownedSince(lastUse).map(({ id }) => ({ id, key: id })), erase: () => undefined },
        archive: { erase: room.erase },
        onErased: (count) => log.info({ count }, 'old talks were erased'),
        onFailure: (error) => log.error({ err: error }, 'old talks were not erased'),
      });
    },
    async close(): Promise<void> {
      stopRetention();
      await room.close();
      await Promise.all([encoder.close(), resumes.close()]);
    },
  };
}
