/** The engines of this machine, with those of other machines in front of them where the configuration names any. */
import { join } from 'node:path';
import { systemClock } from './base/clock.ts';
import type { Config } from './base/config.ts';
import type { Logger } from './base/log.ts';
import { createInference, type Inference } from './inference/inference.ts';
import { toFloat32 } from './media/pcm.ts';
import { resample } from './media/resample.ts';
import { decodeWav, encodeWav } from './media/wav.ts';
import type { ModelLibrary } from './ports/model-library.ts';
import { createRemoteSpeechToText } from './remote/speech-to-text.ts';
import { createRemoteTextToSpeech } from './remote/text-to-speech.ts';

export interface SpeechOptions {
  readonly config: Config;
  readonly workerUrl: URL;
  readonly library: ModelLibrary;
  readonly log: Logger;
  /** Load models at once; else at first use. */
  readonly warm: boolean;
}

const MEGABYTE = 1024 * 1024;

/** The caller closes it. */
export function createSpeech({ config, workerUrl, library, log, warm }: SpeechOptions): Inference {
  const clock = systemClock;
  const local = createInference({
    workerUrl, library, log, warm,
    asrModel: config.asrModel,
    device: config.device,
    deviceMemory: join(config.dataDir, 'devices.json'),
    modelsDirs: config.modelsDirs,
    speechCache: { folder: join(config.dataDir, 'speech-cache'), maxBytes: config.speechCacheMb * MEGABYTE },
  });
  const listeners = new Set<() => void>();
  const onStatus = (): void => listeners.forEach((listener) => listener());
  const common = { clock, log, onStatus };
  const stt = config.sttBaseUrl === undefined ? null
    : createRemoteSpeechToText({ ...common, baseUrl: config.sttBaseUrl, model: config.sttModel, apiKey: config.sttApiKey ?? null, local: local.stt, encodeWav });
  const tts = config.ttsBaseUrl === undefined ? null
    : createRemoteTextToSpeech({
      ...common, baseUrl: config.ttsBaseUrl, model: config.ttsModel, voice: config.ttsVoice, apiKey: config.ttsApiKey ?? null, local: local.tts,
      codec: { decodeWav, decodePcm: toFloat32, resample },
    });

  return {
    ...local,
    stt: stt ?? local.stt,
    tts: tts ?? local.tts,
    statuses: () => [...(stt === null ? [] : [stt.remoteStatus()]), ...(tts === null ? [] : [tts.remoteStatus()]), ...local.statuses()],
    onStatus(callback) {
      listeners.add(callback);
      const stop = local.onStatus(callback);
      return () => {
        listeners.delete(callback);
        stop();
      };
    },
  };
}
