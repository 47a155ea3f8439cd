/** An OpenAI-compatible recogniser (`POST /v1/audio/transcriptions`) as the `SpeechToText` port, with the local one behind it. */
import { SAMPLE_RATE_HZ } from '../base/audio.ts';
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { EngineStatus, Recognition, RecognitionOptions, SpeechToText } from '../ports/engines.ts';
import { createCallSlots } from './call-slots.ts';
import { createFallback } from './fallback.ts';
import { createSpeechServer } from './speech-server.ts';
import { toRecognition } from './transcription-reply.ts';

export interface RemoteSpeechToTextOptions {
  /** With or without `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Answers whenever the server does not. */
  readonly local: SpeechToText;
  readonly encodeWav: (samples: Float32Array, sampleRateHz: number) => Uint8Array<ArrayBuffer>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onStatus?: () => void;
  /** For one call; 10 s by default: somebody waits for the answer. */
  readonly timeoutMs?: number;
}

export interface RemoteSpeechToText extends SpeechToText {
  /** Of the remote engine; `status` tells of the one that would answer now. */
  remoteStatus(): EngineStatus;
}

const TIMEOUT_MS = 10_000;
const REPLY_LIMIT_BYTES = 1024 * 1024;
const AT_ONCE = 4;
const WAITING = 32;
/** Servers refuse shorter sounds; there is no word in them. */
const MIN_SAMPLES = SAMPLE_RATE_HZ / 10;
/** The prompt of these servers holds 224 tokens. */
const MAX_PROMPT = 600;

export function createRemoteSpeechToText(options: RemoteSpeechToTextOptions): RemoteSpeechToText {
  const { local, model, encodeWav, clock, log, onStatus, timeoutMs = TIMEOUT_MS } = options;
  const server = createSpeechServer({ baseUrl: options.baseUrl, apiKey: options.apiKey, timeoutMs, limitBytes: REPLY_LIMIT_BYTES });
  const fallback = createFallback({ task: 'asr', engine: model, host: server.host, clock, log, onStatus });
  const slots = createCallSlots(AT_ONCE, WAITING);
  /** Not every server knows the verbose form. */
  let isVerbose = true;

  const send = async (samples: Float32Array, { language, prompt = '', signal }: RecognitionOptions) => {
    const form = new FormData();
    form.set('file', new Blob([encodeWav(samples, SAMPLE_RATE_HZ)], { type: 'audio/wav' }), 'audio.wav');
    form.set('model', model);
    form.set('temperature', '0');
    if (language !== null) form.set('language', language);
    if (prompt !== '') form.set('prompt', prompt.slice(0, MAX_PROMPT));
    form.set('response_format', isVerbose ? 'verbose_json' : 'json');
    if (isVerbose) for (const kind of ['word', 'segment']) form.append('timestamp_granularities[]', kind);
    return server.post('/audio/transcriptions', form, signal);
  };
  const ask = async (samples: Float32Array, request: RecognitionOptions): Promise<Recognition> => {
    const startedMs = clock.nowMs();
    const giveBack = await slots.take(request.signal ?? new AbortController().signal);
    try {
      const reply = await send(samples, request).catch((error: unknown) => {
        const isRefused = error instanceof AppError && [400, 415, 422].includes(Number(error.details.status));
        if (!isVerbose || !isRefused) throw error;
        isVerbose = false;
        return send(samples, request);
      });
      const recognition = toRecognition(reply.bytes, request.language, samples.length / SAMPLE_RATE_HZ);
      const elapsedMs = clock.nowMs() - startedMs;
      fallback.measure(elapsedMs, samples.length / SAMPLE_RATE_HZ);
      return { ...recognition, elapsedMs };
    } finally {
      giveBack();
    }
  };

  return {
    status: () => (fallback.isUp() ? fallback.status() : local.status()),
    remoteStatus: () => fallback.status(),
    ready: () => (fallback.isUp() ? Promise.resolve() : local.ready()),
    async recognise(samples, request) {
      request.signal?.throwIfAborted();
      if (samples.length < MIN_SAMPLES) return { text: '', language: request.language ?? 'en', words: [], confidence: null, elapsedMs: 0 };
      try {
        const remote = fallback.attempt(() => ask(samples, request), request.signal);
        if (remote !== null) return await remote;
      } catch {
        request.signal?.throwIfAborted();
      }
      return local.recognise(samples, request);
    },
  };
}
