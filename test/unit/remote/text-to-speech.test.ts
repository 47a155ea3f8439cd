import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/main/base/log.ts';
import { toFloat32, toPcm16 } from '../../../src/main/media/pcm.ts';
import { resample } from '../../../src/main/media/resample.ts';
import { decodeWav, encodeWav } from '../../../src/main/media/wav.ts';
import type { SpeechRequest, SpeechSegment, TextToSpeech } from '../../../src/main/ports/engines.ts';
import { createSoundCache } from '../../../src/main/remote/sound-cache.ts';
import { createRemoteTextToSpeech, type RemoteTextToSpeechOptions } from '../../../src/main/remote/text-to-speech.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { startSpeechServer, type SpeechServer } from '../../fakes/speech-server.ts';

const tone = (samples: number, level: number): Float32Array => new Float32Array(samples).fill(level);
const spokenText = ({ fields }: { readonly fields: Readonly<Record<string, unknown>> }): string => String(fields.input);

/** A local engine at 22,050 Hz that speaks each clause for 0.1 s. */
function createLocal(): TextToSpeech & { readonly asked: SpeechRequest[] } {
  const asked: SpeechRequest[] = [];
  async function* segments(clauses: readonly string[]): AsyncGenerator<SpeechSegment> {
    for (const text of clauses) yield { samples: tone(2_205, 0.1), sampleRateHz: 22_050, text, phonemes: [{ symbol: 'a', startS: 0, endS: 0.1 }] };
  }
  return {
    asked,
    status: () => [{ task: 'tts', engine: 'local', state: 'ready', device: 'cpu', realTimeFactor: null, detail: null }],
    voices: () => [{ id: 'home', engine: 'local', languages: ['en'], title: 'Home' }],
    async speak(request) {
      asked.push(request);
      const sentences = request.text.split(/(?<=\.) /);
      return { engine: 'local', voice: 'home', sampleRateHz: 22_050, sentences, segments: segments(sentences.flatMap((one) => one.split(/(?<=,) /))) };
    },
  };
}

let server: SpeechServer;
const clock = createManualClock();
beforeEach(async () => {
  server = await startSpeechServer();
});
afterEach(() => server.close());

const remoteWith = (options: Partial<RemoteTextToSpeechOptions> = {}) => {
  const local = createLocal();
  const tts = createRemoteTextToSpeech({
    baseUrl: server.baseUrl, model: 'tts-1', voice: 'alloy', apiKey: null, local, clock, log: createLog({ level: 'silent' }),
    codec: { decodeWav, decodePcm: toFloat32, resample }, ...options,
  });
  return { local, tts };
};
async function segmentsOf(tts: TextToSpeech, request: Partial<SpeechRequest> = {}): Promise<SpeechSegment[]> {
  const { segments } = await tts.speak({ text: 'One. Two, three.', language: 'en', voice: null, ...request });
  const made: SpeechSegment[] = [];
  for await (const segment of segments) made.push(segment);
  return made;
}
const wav = (level: number, samples = 4_800, rateHz = 24_000) => ({ body: encodeWav(tone(samples, level), rateHz), type: 'audio/wav' });

describe('remote synthesiser', () => {
  it('speaks sentence by sentence and keeps what it has made', async () => {
    server.answerBy((call) => wav(spokenText(call) === 'One.' ? 0.25 : 0.5));
    const { tts } = remoteWith({ apiKey: 'secret' });
    const plan = await tts.speak({ text: 'One. Two, three.', language: 'en', voice: null });
    expect(plan).toMatchObject({ engine: 'tts-1', voice: 'remote:alloy', sampleRateHz: 24_000, sentences: ['One.', 'Two, three.'] });
    expect(server.calls).toEqual([]);
    for (let time = 0; time < 2; time++) {
      const segments = await segmentsOf(tts);
      expect(segments.map(({ text, samples, sampleRateHz }) => [text, samples.length, sampleRateHz])).toEqual([['One.', 4_800, 24_000], ['Two, three.', 4_800, 24_000]]);
      expect(segments.map(({ samples }) => samples[100]?.toFixed(2))).toEqual(['0.25', '0.50']);
    }
    expect(server.calls).toHaveLength(2);
    expect(server.calls[0]).toMatchObject({ path: 'POST /v1/audio/speech', fields: { model: 'tts-1', voice: 'alloy', response_format: 'wav' }, headers: { authorization: 'Bearer secret' } });
  });

  it('takes other rates, raw PCM, and WAV that hides its type or its size', async () => {
    const streamed = encodeWav(tone(4_800, 0.5), 24_000);
    new DataView(streamed.buffer).setUint32(40, 0xffff_ffff, true);
    const answers = [wav(0.5, 3_200, 16_000), { body: toPcm16(tone(4_800, 0.5)), type: 'audio/pcm' }, { body: streamed, type: 'application/octet-stream' }];
    for (const answer of answers) {
      server.answerBy(() => answer);
      const [segment] = await segmentsOf(remoteWith().tts, { text: 'One.' });
      expect(segment).toMatchObject({ sampleRateHz: 24_000 });
      expect(segment?.samples.length).toBe(4_800);
      expect(segment?.samples[2_400]).toBeCloseTo(0.5, 2);
    }
  });

  it('offers its voice beside the local ones, which stay there to be chosen', async () => {
    server.answerBy(() => wav(0.5));
    const { tts, local } = remoteWith();
    expect(tts.voices().map(({ id }) => id)).toEqual(['remote:alloy', 'home']);
    expect((await tts.speak({ text: 'One.', language: 'en', voice: 'home' })).engine).toBe('local');
    expect((await tts.speak({ text: 'One.', language: 'en', voice: 'remote:alloy' })).engine).toBe('tts-1');
    expect(local.asked.map(({ voice }) => voice)).toEqual(['home', null]);
  });

  it.each([
    ['500', { status: 500 }], ['404', { status: 404 }], ['hang-up', 'hang-up'], ['huge', 'huge'], ['redirect', 'redirect'],
    ['MP3', { body: 'ID3...', type: 'audio/mpeg' }], ['a broken WAV', { body: 'RIFF....WAVEnothing', type: 'audio/wav' }], ['nothing', wav(0, 0)], ['far too much sound', wav(0, 1_000_000)],
  ] as const)('lets the local voice speak the sentence on %s, as one segment at the promised rate', async (_name, answer) => {
    server.answerBy(() => answer);
    const { tts } = remoteWith();
    const [one, two] = await segmentsOf(tts);
    expect([one?.samples.length, two?.samples.length]).toEqual([2_400, 4_800]);
    expect(two).toMatchObject({ sampleRateHz: 24_000, text: 'Two, three.', phonemes: [{ startS: 0 }, { startS: 0.1 }] });
    expect(tts.status()).toMatchObject([{ engine: 'tts-1', state: 'failed' }, { engine: 'local', state: 'ready' }]);
  });

  it('goes on with the server where it failed for one sentence only', async () => {
    server.answerBy((call) => (spokenText(call) === 'One.' ? { status: 500 } : wav(0.5)));
    expect((await segmentsOf(remoteWith().tts)).map(({ samples }) => samples[100]?.toFixed(1))).toEqual(['0.1', '0.5']);
  });

  it('leaves a server that fails alone for a while', async () => {
    server.answerBy(() => ({ status: 500 }));
    const { tts } = remoteWith();
    for (let i = 0; i < 5; i++) await segmentsOf(tts);
    expect(server.calls).toHaveLength(2);
    expect((await tts.speak({ text: 'One.', language: 'en', voice: null })).engine).toBe('local');
    clock.advance(15_000);
    server.answerBy(() => wav(0.5));
    expect((await segmentsOf(tts))[0]?.samples[100]).toBeCloseTo(0.5, 2);
  });

  it('stops when nobody listens any more', async () => {
    server.answerBy((call) => (spokenText(call) === 'One.' ? wav(0.5) : 'silent'));
    const { tts, local } = remoteWith();
    const { segments } = await tts.speak({ text: 'One. Two, three.', language: 'en', voice: null });
    for await (const { text } of segments) {
      expect(text).toBe('One.');
      break;
    }
    const stop = new AbortController();
    const reading = segmentsOf(tts, { text: 'Two.', signal: stop.signal });
    setImmediate(() => stop.abort(new Error('gone')));
    await expect(reading).rejects.toThrowError('gone');
    expect(local.asked.every(({ voice }) => voice === null)).toBe(true);
    expect(tts.status()[0]).toMatchObject({ state: 'ready' });
  });
});

describe('sound cache', () => {
  it('drops what was not used for longest, and takes nothing larger than itself', () => {
    const cache = createSoundCache(100);
    cache.set('a', new Float32Array(10));
    cache.set('b', new Float32Array(10));
    expect(cache.get('a')).toHaveLength(10);
    cache.set('c', new Float32Array(10));
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map((found) => found?.length)).toEqual([10, undefined, 10]);
    cache.set('huge', new Float32Array(26));
    expect(cache.get('huge')).toBeUndefined();
  });
});
