/** A reply as sound: each sentence is synthesised as soon as its words are known, and encoded while the next piece is made. */
import { AppError } from '../../base/errors.ts';
import type { SpeechSegment, TimedPhoneme } from '../../ports/engines.ts';
import type { Language } from '../../ports/language.ts';
import { createReplay, type Replay } from './replay.ts';
import type { SpokenAudio } from './voice-events.ts';
import type { VoiceParts } from './voice-parts.ts';

export interface SpokenReply {
  /** Begins with the sentence's sound at once. */
  add(sentence: string): void;
  text(): string;
  /**
   * All sounds in order: piece by piece as the synthesiser makes them (sentences, of a long first one its first clause), or one for the
   * whole reply. May be asked for again. Throws what the synthesiser throws.
   */
  audio(how: 'pieces' | 'whole'): AsyncGenerator<SpokenAudio>;
}

interface Sentence {
  readonly text: string;
  readonly segments: Replay<SpeechSegment>;
}

type SpeakingParts = Pick<VoiceParts, 'tts' | 'encoder' | 'pcm'>;

export function createSpokenReply({ tts, encoder, pcm }: SpeakingParts, language: Language, signal: AbortSignal): SpokenReply {
  const sentences: Sentence[] = [];

  async function* synthesise(text: string): AsyncGenerator<SpeechSegment> {
    const { segments } = await tts.speak({ text, language, voice: null, signal });
    for await (const segment of segments) {
      signal.throwIfAborted();
      yield segment;
    }
  }
  async function* pieces(): AsyncGenerator<SpokenAudio> {
    let seq = 0;
    for (const [index, { text, segments }] of sentences.entries()) {
      let letters = lettersIn(text);
      for await (const segment of segments.read()) {
        letters -= lettersIn(segment.text);
        // Which one is the last is told from the text: to wait for another would hold up the first.
        const last = index === sentences.length - 1 && letters <= 0;
        const { samples, sampleRateHz, phonemes } = segment;
        const mp3 = await encoder.encode(samples, sampleRateHz);
        signal.throwIfAborted();
        yield { mp3, text: segment.text, durationS: samples.length / sampleRateHz, phonemes, seq, last };
        seq += 1;
      }
    }
  }
  async function* whole(): AsyncGenerator<SpokenAudio> {
    const all: SpeechSegment[] = [];
    for (const { segments } of sentences) for await (const segment of segments.read()) all.push(segment);
    if (all.length === 0) throw new AppError('INTERNAL', 'There is nothing that can be spoken');
    // A voice may have given way to another in the middle: the highest rate is that of all.
    const sampleRateHz = Math.max(...all.map((segment) => segment.sampleRateHz));
    const phonemes: TimedPhoneme[] = [];
    let atS = 0;
    for (const segment of all) {
      const offsetS = atS;
      phonemes.push(...segment.phonemes.map(({ symbol, startS, endS }) => ({ symbol, startS: startS + offsetS, endS: endS + offsetS })));
      atS += segment.samples.length / segment.sampleRateHz;
    }
    const samples = pcm.join(all.map((segment) => (segment.sampleRateHz === sampleRateHz ? segment.samples : pcm.resample(segment.samples, segment.sampleRateHz, sampleRateHz))));
    yield { mp3: await encoder.encode(samples, sampleRateHz), text: all.map(({ text }) => text).join(' '), durationS: atS, phonemes, seq: 0, last: true };
  }

  return {
    add: (text) => void sentences.push({ text, segments: createReplay(synthesise(text)) }),
    text: () => sentences.map(({ text }) => text.trim()).filter((text) => text !== '').join(' '),
    audio(how) {
      if (sentences.length === 0) throw new AppError('INTERNAL', 'There is nothing to say');
      return how === 'whole' ? whole() : pieces();
    },
  };
}

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
