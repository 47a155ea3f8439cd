/** The live counterpart: what a practising speaker sees while speaking, and seldom a word of advice. */
import type { Clock } from '../../../ports/clock.ts';
import type { Language } from '../../../ports/language.ts';
import { createLiveVoice, toFullScale } from './live-voice.ts';

export type NudgeKind = 'quiet' | 'loud' | 'fast' | 'fillers' | 'monologue';

export interface Nudge {
  readonly kind: NudgeKind;
  readonly message: string;
}

export interface LiveReading {
  /** RMS of the frame. */
  readonly volume: number;
  /** The document's rule: volume over 0.01. */
  readonly isSpeaking: boolean;
  /** Whether it is a voice and not the room: a clear syllable within the last second and a half. */
  readonly isSpeech: boolean;
  /** Of the last four seconds of talk, short pauses included; null where nobody talks, in its first two seconds, and where no reply will be sent. */
  readonly wordsPerMinute: number | null;
  readonly nudge: Nudge | null;
}

export interface LiveDeliveryOptions {
  /** 8,000 to 192,000. */
  readonly sampleRateHz: number;
  readonly clock: Pick<Clock, 'nowMs'>;
  /** Of the speech and of the messages; English by default. */
  readonly language?: Language;
  /** Words a minute: more of them for two seconds are a nudge. */
  readonly fastWordsPerMinute: number;
  /** What is too quiet: each frame so soft, as documented (the default), or a voice none of which was louder for a second and a half. */
  readonly quietBy?: 'frame' | 'voice';
}

const MESSAGES: Readonly<Record<Language, Readonly<Record<NudgeKind, string>>>> = {
  en: {
    quiet: 'Speak up a bit?',
    loud: 'Speaking loudly!',
    fast: 'Slow down a little',
    fillers: 'Try a short silence in place of “um”',
    monologue: 'Two minutes without a break: time to round off?',
  },
  ru: {
    quiet: 'Чуть громче?',
    loud: 'Очень громко!',
    fast: 'Чуть медленнее',
    fillers: 'Вместо «э-э» лучше короткая тишина',
    monologue: 'Две минуты без остановки: пора подвести итог?',
  },
};

const SPEAKING = 0.01;
const QUIET = 0.02;
const LOUD = 0.8;
/** The end of each word is soft: a voice is quiet when nothing louder was heard for so long. */
const QUIET_FOR_S = 1.5;
/** Within the last four seconds, each so far above what came before it; without them it is the room that is heard, and nobody speaks. */
const LEAST_SYLLABLES = 3;
const CLEAR_RISE_DB = 6;
const VOICE_LASTS_S = 1.5;
/** As documented: for two seconds; the pace is that of the last four. */
const FAST_FOR_S = 2;
const PACE_WINDOW_S = 4;
/** Of less talk no pace is told. */
const LEAST_PACE_S = 2;
/** Of talk, by counts over spoken corpora; Russian words are longer. */
const SYLLABLES_PER_WORD: Readonly<Record<Language, number>> = { en: 1.4, ru: 2.2 };
const MANY_FILLERS = 3;
const FILLER_WINDOW_S = 30;
const MONOLOGUE_S = 120;
const BREAK_S = 2;
/** A nudge is a disturbance: five seconds apart, six in five minutes. */
const NUDGE_GAP_MS = 5_000;
const NUDGE_WINDOW_MS = 300_000;
const NUDGES_PER_WINDOW = 6;

export interface LiveDelivery {
  /**
   * Time in proportion to the frame, some 15 ns a sample at 48 kHz. What is beyond full scale is cut to it; what is not a number is silence.
   * @param isReplied false where no reply will be sent: a nudge is then kept for later
   */
  push(samples: Float32Array, isReplied?: boolean): LiveReading;
}

/** For one speaker. It keeps a few dozen numbers, and nothing of the sound. */
export function createLiveDelivery({ sampleRateHz, clock, language = 'en', fastWordsPerMinute, quietBy = 'frame' }: LiveDeliveryOptions): LiveDelivery {
  const syllables: number[] = [];
  const clear: number[] = [];
  const held: number[] = [];
  const voice = createLiveVoice(sampleRateHz, {
    syllable(atS, riseDb) {
      syllables.push(atS);
      if (riseDb >= CLEAR_RISE_DB) clear.push(atS);
    },
    heldVowel: (atS) => void held.push(atS),
  });
  let nudgedMs: readonly number[] = [];
  let loudToS = 0;
  let fastFromS: number | null = null;
  let speakingFromS: number | null = null;
  let spokeToS = 0;
  let talkFromS: number | null = null;

  const toWordsPerMinute = (count: number, durationS: number): number => ((count / durationS) * 60) / SYLLABLES_PER_WORD[language];
  const follow = (volume: number): void => {
    const nowS = voice.heardS();
    if (volume >= QUIET) loudToS = nowS;
    drop(syllables, nowS - PACE_WINDOW_S);
    drop(clear, nowS - PACE_WINDOW_S);
    drop(held, nowS - FILLER_WINDOW_S);
    fastFromS = toWordsPerMinute(syllables.length, PACE_WINDOW_S) > fastWordsPerMinute ? (fastFromS ?? nowS) : null;
    const clearS = clear.at(-1) ?? -Infinity;
    talkFromS = nowS - clearS < VOICE_LASTS_S ? (talkFromS ?? clearS) : null;
    if (nowS - spokeToS >= BREAK_S) speakingFromS = null;
    if (volume <= SPEAKING) return;
    speakingFromS ??= nowS;
    spokeToS = nowS;
  };
  /** From the first to the last syllable: what follows may be a pause or the next one, and a break is no slow talk. */
  const pace = (): number | null => {
    const talked = talkFromS === null ? [] : syllables.filter((atS) => atS >= (talkFromS ?? 0));
    const durationS = (talked.at(-1) ?? 0) - (talked[0] ?? 0);
    return durationS < LEAST_PACE_S ? null : Math.round(toWordsPerMinute(talked.length - 1, durationS));
  };
  const isTalking = (): boolean => clear.length >= LEAST_SYLLABLES;
  const isQuietVoice = (): boolean => voice.heardS() - loudToS > QUIET_FOR_S && isTalking();
  const wish = (volume: number): NudgeKind | null => {
    const nowS = voice.heardS();
    if (volume > LOUD) return 'loud';
    if (fastFromS !== null && nowS - fastFromS >= FAST_FOR_S) return 'fast';
    if (held.length >= MANY_FILLERS && isTalking()) return 'fillers';
    if (speakingFromS !== null && nowS - speakingFromS >= MONOLOGUE_S) return 'monologue';
    return volume > SPEAKING && volume < QUIET && (quietBy === 'frame' || isQuietVoice()) ? 'quiet' : null;
  };
  const allowed = (nowMs: number): boolean => {
    nudgedMs = nudgedMs.filter((atMs) => nowMs - atMs < NUDGE_WINDOW_MS);
    return nudgedMs.length < NUDGES_PER_WINDOW && nowMs - (nudgedMs.at(-1) ?? -Infinity) >= NUDGE_GAP_MS;
  };
  /** The same advice needs the same cause anew. */
  const forget = (kind: NudgeKind): void => {
    if (kind === 'quiet') loudToS = voice.heardS();
    if (kind === 'fast') fastFromS = null;
    if (kind === 'fillers') held.length = 0;
    if (kind === 'monologue') speakingFromS = voice.heardS();
  };

  return {
    push(given, isReplied = true) {
      const samples = toFullScale(given);
      const volume = rootMeanSquare(samples);
      voice.push(samples);
      follow(volume);
      const reading = { volume, isSpeaking: volume > SPEAKING, isSpeech: talkFromS !== null, wordsPerMinute: isReplied ? pace() : null };
      const kind = isReplied ? wish(volume) : null;
      const nowMs = clock.nowMs();
      if (kind === null || !allowed(nowMs)) return { ...reading, nudge: null };
      nudgedMs = [...nudgedMs, nowMs];
      forget(kind);
      return { ...reading, nudge: { kind, message: MESSAGES[language][kind] } };
    },
  };
}

function drop(times: number[], beforeS: number): void {
  const kept = times.findIndex((atS) => atS >= beforeS);
  times.splice(0, kept < 0 ? times.length : kept);
}

function rootMeanSquare(samples: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] as number;
    sum += sample * sample;
  }
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
