/** An OpenAI-compatible synthesiser (`POST /v1/audio/speech`) in front of the local voices. */
import { AppError } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { EngineStatus, SpeechRequest, SpeechSegment, TextToSpeech, TimedPhoneme, VoiceInfo } from '../ports/engines.ts';
import { createCallSlots } from './call-slots.ts';
import { createFallback } from './fallback.ts';
import { createSoundCache } from './sound-cache.ts';
import { createSpeechServer } from './speech-server.ts';

/** What is needed of the sound formats, which live elsewhere. */
export interface SpeechCodec {
  readonly decodeWav: (bytes: Uint8Array) => { readonly samples: Float32Array; readonly sampleRateHz: number };
  /** Samples of 16-bit little-endian PCM. */
  readonly decodePcm: (bytes: Uint8Array) => Float32Array;
  readonly resample: (samples: Float32Array, fromHz: number, toHz: number) => Float32Array;
}

export interface RemoteTextToSpeechOptions {
  /** With or without `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Name of the voice there. */
  readonly voice: string;
  readonly apiKey: string | null;
  /** Speaks whenever the server does not; its voices stay there to be chosen. */
  readonly local: TextToSpeech;
  readonly codec: SpeechCodec;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onStatus?: () => void;
  /** For one sentence; 15 s by default. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const REPLY_LIMIT_BYTES = 24 * 1024 * 1024;
const AT_ONCE = 4;
const WAITING = 32;
const CACHE_BYTES = 32 * 1024 * 1024;
/** Both the rate of such servers' raw PCM and the one that their sentences leave with. */
const RATE_HZ = 24_000;
/** Nobody takes longer over a character; such a reply is not this sentence. */
const MAX_SECONDS_PER_CHARACTER = 1;
const SPARE_SECONDS = 10;

export interface RemoteTextToSpeech extends TextToSpeech {
  /** Of the remote engine alone; `status` tells of the local ones too. */
  remoteStatus(): EngineStatus;
}

/** Which voice speaks: `remote:<voice>`, or any local one by its own name; by default the remote one while its server answers. */
export function createRemoteTextToSpeech(options: RemoteTextToSpeechOptions): RemoteTextToSpeech {
  const { local, model, voice, codec, clock, log, onStatus, timeoutMs = TIMEOUT_MS } = options;
  const server = createSpeechServer({ baseUrl: options.baseUrl, apiKey: options.apiKey, timeoutMs, limitBytes: REPLY_LIMIT_BYTES });
  const fallback = createFallback({ task: 'tts', engine: model, host: server.host, clock, log, onStatus });
  const slots = createCallSlots(AT_ONCE, WAITING);
  const cache = createSoundCache(CACHE_BYTES);
  const info: VoiceInfo = { id: `remote:${voice}`, engine: model, languages: ['en', 'ru'], title: `${voice} (${server.host})` };

  const ask = async (text: string, signal: AbortSignal): Promise<Float32Array> => {
    const startedMs = clock.nowMs();
    const giveBack = await slots.take(signal);
    const { bytes, mediaType } = await server.post('/audio/speech', { model, voice, input: text, response_format: 'wav' }, signal).finally(giveBack);
    const samples = decode(bytes, mediaType, codec);
    const lengthS = samples.length / RATE_HZ;
    if (lengthS === 0 || lengthS > text.length * MAX_SECONDS_PER_CHARACTER + SPARE_SECONDS) throw failed(`${lengthS.toFixed(1)} s of sound cannot be this sentence`);
    fallback.measure(clock.nowMs() - startedMs, lengthS);
    cache.set(text, samples);
    return samples;
  };
  /** Null when the local voice is to speak. */
  const render = async (text: string, signal: AbortSignal): Promise<Float32Array | null> => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    try {
      return await fallback.attempt(() => ask(text, signal), signal);
    } catch {
      signal.throwIfAborted();
      return null;
    }
  };

  async function* segmentsOf(sentences: readonly string[], request: SpeechRequest): AsyncGenerator<SpeechSegment> {
    const left = new AbortController();
    const signal = request.signal === undefined ? left.signal : AbortSignal.any([request.signal, left.signal]);
    const begin = (index: number): Promise<Float32Array | null> => {
      const made = render(sentences[index] ?? '', signal);
      // A failure is thrown where the segment is awaited; until then it must not count as unhandled.
      made.catch(() => undefined);
      return made;
    };
    try {
      let next = begin(0);
      for (const [index, text] of sentences.entries()) {
        const samples = await next;
        if (index + 1 < sentences.length) next = begin(index + 1);
        if (samples !== null) yield { samples, sampleRateHz: RATE_HZ, text, phonemes: [] };
        else yield await spokenHere({ ...request, text, voice: null, signal });
      }
    } finally {
      left.abort(new DOMException('Nobody listens any more', 'AbortError'));
    }
  }

  /** The local voice as one segment, at the rate that the plan has promised. */
  async function spokenHere(request: SpeechRequest): Promise<SpeechSegment> {
    const { segments } = await local.speak(request);
    const pieces: Float32Array[] = [];
    const phonemes: TimedPhoneme[] = [];
    let length = 0;
    for await (const segment of segments) {
      const startS = length / RATE_HZ;
      phonemes.push(...segment.phonemes.map((one) => ({ ...one, startS: one.startS + startS, endS: one.endS + startS })));
      const samples = codec.resample(segment.samples, segment.sampleRateHz, RATE_HZ);
      pieces.push(samples);
      length += samples.length;
    }
    const samples = new Float32Array(length);
    let at = 0;
    for (const piece of pieces) {
      samples.set(piece, at);
      at += piece.length;
    }
    return { samples, sampleRateHz: RATE_HZ, text: request.text, phonemes };
  }

  return {
    remoteStatus: () => fallback.status(),
    status: () => [fallback.status(), ...local.status()],
    voices: () => [info, ...local.voices()],
    async speak(request) {
      const isWanted = request.voice === info.id || (request.voice === null && fallback.isUp());
      if (!isWanted) return local.speak(request);
      // The local plan is asked for its sentences only: nothing is computed until its segments are read.
      const { sentences } = await local.speak({ ...request, voice: null });
      return { engine: model, voice: info.id, sampleRateHz: RATE_HZ, sentences, segments: segmentsOf(sentences, request) };
    },
  };
}

function decode(bytes: Uint8Array, mediaType: string, codec: SpeechCodec): Float32Array {
  const isWav = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF';
  if (!isWav && !/^audio\/(pcm|l16|raw)$/.test(mediaType)) throw failed(`it sent ${mediaType === '' ? 'something' : mediaType} instead of WAV`);
  const { samples, sampleRateHz } = isWav ? codec.decodeWav(bytes) : { samples: codec.decodePcm(bytes), sampleRateHz: RATE_HZ };
  return codec.resample(samples, sampleRateHz, RATE_HZ);
}

const failed = (why: string): AppError => new AppError('UPSTREAM_FAILED', `The speech server failed: ${why}`, { details: { reason: 'reply' } });
