/** A reply as sound: each sentence is synthesised as soon as its words are known, and encoded while the next one is made. */
import { AppError } from '../../base/errors.ts';
import type { TimedPhoneme } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import type { PcmCodec } from '../../ports/media.ts';
import type { SpokenAudio } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

interface Spoken {
  readonly text: string;
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  readonly phonemes: readonly TimedPhoneme[];
}

export interface SpokenReply {
  /** Begins with the sentence's sound at once. */
  add(sentence: string): void;
  text(): string;
  /** All sounds in order: one for each sentence, or one for the whole reply. Throws what the synthesiser throws. */
  audio(how: 'sentences' | 'whole'): AsyncGenerator<SpokenAudio>;
}

type SpeakingParts = Pick<VoiceParts, 'tts' | 'encoder' | 'pcm'>;

export function createSpokenReply({ tts, encoder, pcm }: SpeakingParts, language: Language, signal: AbortSignal): SpokenReply {
  const sentences: { readonly text: string; readonly made: Promise<Spoken> }[] = [];

  const synthesise = async (text: string): Promise<Spoken> => {
    const plan = await tts.speak({ text, language, voice: null, signal });
    const pieces: Float32Array[] = [];
    const phonemes: TimedPhoneme[] = [];
    let sampleRateHz = plan.sampleRateHz;
    let atS = 0;
    for await (const segment of plan.segments) {
      signal.throwIfAborted();
      const offsetS = atS;
      sampleRateHz = segment.sampleRateHz;
      pieces.push(segment.samples);
      phonemes.push(...segment.phonemes.map(({ symbol, startS, endS }) => ({ symbol, startS: startS + offsetS, endS: endS + offsetS })));
      atS += segment.samples.length / segment.sampleRateHz;
    }
    return { text, samples: pcm.join(pieces), sampleRateHz, phonemes };
  };
  const encode = async ({ text, samples, sampleRateHz, phonemes }: Spoken, seq: number, last: boolean): Promise<SpokenAudio> => ({
    mp3: await encoder.encode(samples, sampleRateHz), text, durationS: samples.length / sampleRateHz, phonemes, seq, last,
  });

  return {
    add(sentence) {
      const made = synthesise(sentence);
      // A failure is thrown where the sound is awaited; until then it must not count as unhandled.
      made.catch(() => undefined);
      sentences.push({ text: sentence, made });
    },
    text: () => sentences.map(({ text }) => text.trim()).filter((text) => text !== '').join(' '),
    async *audio(how) {
      if (sentences.length === 0) throw new AppError('INTERNAL', 'There is nothing to say');
      if (how === 'whole') {
        yield await encode(joinSpoken(await Promise.all(sentences.map(({ made }) => made)), pcm), 0, true);
        return;
      }
      for (const [seq, { made }] of sentences.entries()) {
        const sound = await encode(await made, seq, seq === sentences.length - 1);
        signal.throwIfAborted();
        yield sound;
      }
    },
  };
}

/** One sound, at the highest rate among its sentences: a voice may have given way to another in the middle. */
function joinSpoken(spoken: readonly Spoken[], pcm: PcmCodec): Spoken {
  const sampleRateHz = Math.max(...spoken.map((one) => one.sampleRateHz));
  const phonemes: TimedPhoneme[] = [];
  let atS = 0;
  for (const one of spoken) {
    const offsetS = atS;
    phonemes.push(...one.phonemes.map(({ symbol, startS, endS }) => ({ symbol, startS: startS + offsetS, endS: endS + offsetS })));
    atS += one.samples.length / one.sampleRateHz;
  }
  const samples = pcm.join(spoken.map((one) => (one.sampleRateHz === sampleRateHz ? one.samples : pcm.resample(one.samples, one.sampleRateHz, sampleRateHz))));
  return { text: spoken.map(({ text }) => text).join(' '), samples, sampleRateHz, phonemes };
}
