/** POST /tts: sentences leave as they are made. */
import type { Route, RouteReply } from '../../../contracts/route.ts';
import type { screeningApi } from '../../../contracts/screening.ts';
import { SAMPLE_RATE_HZ } from '../../base/audio.ts';
import { AppError } from '../../base/errors.ts';
import type { Metrics } from '../../base/metrics.ts';
import type { Handler } from '../../http/mount.ts';
import { toPcm16 } from '../../media/pcm.ts';
import { createResampler } from '../../media/resample.ts';
import { encodeWav, wavHeader } from '../../media/wav.ts';
import type { SpeechPlan, TextToSpeech } from '../../ports/engines.ts';
import { chosenLanguage, languageOfText } from '../wire/screening.ts';

type SpeakRoute = (typeof screeningApi)['routes']['speak'] & Route;

export interface SpeechOptions {
  readonly tts: TextToSpeech;
  readonly metrics: Metrics;
}

/** Raw PCM16LE at 16 kHz. */
async function* pcmStream(plan: SpeechPlan): AsyncGenerator<Uint8Array> {
  const resampler = createResampler(plan.sampleRateHz, SAMPLE_RATE_HZ);
  for await (const { samples } of plan.segments) yield toPcm16(resampler.push(samples));
  yield toPcm16(resampler.flush());
}

/** One sentence gets a header with its exact size (it may come in clauses); several leave as they are made, with the size left open. */
async function* wavStream(plan: SpeechPlan): AsyncGenerator<Uint8Array> {
  if (plan.sentences.length === 1) {
    const pieces: Float32Array[] = [];
    for await (const { samples } of plan.segments) pieces.push(samples);
    const whole = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    yield encodeWav(whole, plan.sampleRateHz);
    return;
  }
  let first = true;
  for await (const { samples } of plan.segments) {
    if (first) yield wavHeader({ sampleRateHz: plan.sampleRateHz, dataBytes: null });
    first = false;
    yield toPcm16(samples);
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
