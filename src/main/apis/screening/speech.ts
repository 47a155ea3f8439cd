/** POST /tts: pieces leave as they are made. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Route, RouteReply } from '../../../contracts/route.ts';
import type { screeningApi } from '../../../contracts/screening.ts';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { AppError } from '../../base/errors.ts';
import { chosenLanguage, languageOfText } from '../../base/language.ts';
import type { Metrics } from '../../base/metrics.ts';
import type { Handler } from '../../http/mount.ts';
import { toPcm16 } from '../../media/pcm.ts';
import { createResampler } from '../../media/resample.ts';
import { wavHeader } from '../../media/wav.ts';
import type { SpeechPlan, TextToSpeech } from '../../ports/engines.ts';

type SpeakRoute = (typeof screeningApi)['routes']['speak'] & Route;

export interface SpeechOptions {
  readonly tts: TextToSpeech;
  readonly metrics: Metrics;
}

/** 64 KB on the wire: a long sentence must not keep the other callers of the server waiting while it is converted. */
const STEP_SAMPLES = 32_768;

/** In steps between which others get their turn. */
async function* inSteps(samples: Float32Array): AsyncGenerator<Float32Array> {
  for (let at = 0; at < samples.length; at += STEP_SAMPLES) {
    if (at > 0) await nextTurn();
    yield samples.subarray(at, at + STEP_SAMPLES);
  }
}

/** Raw PCM16LE at 16 kHz. */
async function* pcmStream(plan: SpeechPlan): AsyncGenerator<Uint8Array> {
  const resampler = createResampler(plan.sampleRateHz, SAMPLE_RATE_HZ);
  for await (const { samples } of plan.segments) for await (const step of inSteps(samples)) yield toPcm16(resampler.push(step));
  yield toPcm16(resampler.flush());
}

/** What is made in one piece gets a header with its exact size; of several the first leaves at once, with the size left open. */
async function* wavStream(plan: SpeechPlan): AsyncGenerator<Uint8Array> {
  const isOnePiece = plan.isOnePiece ?? plan.sentences.length === 1;
  let isFirst = true;
  for await (const { samples } of plan.segments) {
    if (isFirst) yield wavHeader({ sampleRateHz: plan.sampleRateHz, dataBytes: isOnePiece ? samples.length * 2 : null });
    isFirst = false;
    for await (const step of inSteps(samples)) yield toPcm16(step);
  }
}

async function* measured(bytes: AsyncIterable<Uint8Array>, engine: string, mode: string, metrics: Metrics): AsyncGenerator<Uint8Array> {
  const stop = metrics.ttsFirst.startTimer({ engine, mode });
  let first = true;
  for await (const chunk of bytes) {
    if (first) stop();
    first = false;
    metrics.ttsBytes.inc({ engine, mode }, chunk.byteLength);
    yield chunk;
  }
}

export function createSpeakHandler({ tts, metrics }: SpeechOptions): Handler<SpeakRoute> {
  return async ({ body, query, context }): Promise<RouteReply<SpeakRoute>> => {
    const language = chosenLanguage(query.lang, undefined, languageOfText(body.text));
    const plan = await tts.speak({ text: body.text, language, voice: body.voice, signal: context.signal });
    if (plan.sentences.length === 0) throw new AppError('INVALID_REQUEST', 'text has nothing that can be spoken');
    const isWav = body.format === 'wav';
    return {
      status: 200,
      mediaType: isWav ? 'audio/wav' : 'audio/L16',
      body: measured(isWav ? wavStream(plan) : pcmStream(plan), plan.engine, body.format, metrics),
    };
  };
}
