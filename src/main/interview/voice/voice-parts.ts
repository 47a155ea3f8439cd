/** What a talk asks of the world. */
import type { Logger } from '../../base/log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SpeechToText, TextToSpeech, VoiceActivity } from '../../ports/engines.ts';
import type { AudioArchive } from '../../ports/interviews.ts';
import type { PcmCodec, SoundDecoder, SpeechEncoder } from '../../ports/media.ts';
import type { FileStore } from '../../ports/transcriptions.ts';
import type { VoiceDialogue } from '../../ports/voice.ts';
import type { VoiceStore } from '../../ports/voice-store.ts';

export interface VoiceParts {
  readonly store: VoiceStore;
  readonly dialogue: VoiceDialogue;
  readonly stt: SpeechToText;
  readonly vad: VoiceActivity;
  readonly tts: TextToSpeech;
  readonly decoder: SoundDecoder;
  readonly encoder: SpeechEncoder;
  readonly pcm: PcmCodec;
  /** What the interviewer said, and answers that are not heard yet. */
  readonly files: FileStore;
  /** What the candidates said: one recording for each session. */
  readonly archive: AudioArchive;
  readonly clock: Clock;
  readonly log: Logger;
  /** Seconds of each stage of a turn. */
  readonly onStage?: (stage: string, seconds: number) => void;
}
