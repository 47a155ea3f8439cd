/** The delivery of one recording: figures, moments and an estimate, from its words and the tracks of its voice. */
import type { TimedWord } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import type { TimeSpan, VoiceTracks } from '../../../ports/voice-tracks.ts';
import { estimateEmotion, type EmotionEstimate } from './emotion.ts';
import { toHeardFillers } from './heard-fillers.ts';
import { toMeasure, type Measures } from './measures.ts';
import { toPaceTrack, type PaceTrack } from './pace-track.ts';
import { toTalk } from './pauses.ts';
import { toSpokenFillers, type Filler } from '../../knowledge/spoken-fillers.ts';

export interface DeliveryInput {
  /** Empty where nothing was said or no recogniser is installed. Those without a true length are left out. */
  readonly words: readonly TimedWord[];
  /** Null where the sound could not be measured. */
  readonly tracks: VoiceTracks | null;
  /** Null where it is not known. */
  readonly language: Language | null;
}

export interface Delivery {
  readonly measures: Measures;
  /** Over 0.3 s, between the first word and the last. */
  readonly pauses: readonly TimeSpan[];
  /** In order, written ones and those that were only heard. */
  readonly fillers: readonly Filler[];
  /** Of the speaker's own practice; null for less than five seconds of speech, or without tracks. */
  readonly emotion: EmotionEstimate | null;
  /** Words a minute over time; null without words. */
  readonly pace: PaceTrack | null;
  readonly language: Language | null;
}

/** Of less speech no rate is told. */
const LEAST_RATE_S = 1;
/** Seconds of speech after which the length no longer lowers a confidence. */
const ENOUGH_S = 20;

/** Pure; takes time in proportion to the words, not to the sound. */
export function toDelivery({ words: given, tracks, language }: DeliveryInput): Delivery {
  const words = given.filter(({ startS, endS, text }) => Number.isFinite(startS) && Number.isFinite(endS) && startS >= 0 && endS >= startS && text.trim() !== '').toSorted((a, b) => a.startS - b.startS);
  const talk = toTalk(words, tracks);
  const spokenS = talk?.spokenS ?? 0;
  const canRate = talk !== null && spokenS >= LEAST_RATE_S;
  const spoken = toSpokenFillers(words);
  // Without words nobody can tell a filler from a word.
  const heard = words.length === 0 || tracks === null ? [] : toHeardFillers(tracks.steadyVowels, words, spoken);
  const lengthS = talk === null ? 0 : talk.span.endS - talk.span.startS;
  const nuclei = talk === null ? 0 : (tracks?.nucleiS.filter((atS) => atS >= talk.span.startS && atS <= talk.span.endS).length ?? 0);

  const perMinute = (timeS: number): number | null => (canRate && words.length > 0 ? (words.length / timeS) * 60 : null);
  const articulationRate = canRate && nuclei > 0 ? nuclei / spokenS : null;
  const pauseRatio = canRate && talk !== null ? talk.pausedS / lengthS : null;
  const fillerRatio = words.length === 0 ? null : (spoken.length + heard.length) / (words.length + heard.length);
  const pitch = tracks?.pitch ?? null;
  const level = tracks?.level ?? null;
  const spread = pitch?.sdSemitones ?? null;

  const enough = Math.min(1, spokenS / ENOUGH_S);
  const heardWords = words.reduce((sum, word) => sum + toShare(word.confidence), 0) / Math.max(1, words.length);
  const bySilence = tracks === null ? 0.5 : tracks.speechBy === 'voice activity' ? 0.95 : 0.8;
  const byPitch = pitch === null ? 0 : Math.min(1, pitch.voicedS / (ENOUGH_S / 4));
  const measures: Measures = {
    speechRate: toMeasure('speechRate', perMinute(spokenS), heardWords * bySilence * enough),
    overallRate: toMeasure('overallRate', perMinute(lengthS), heardWords * enough),
    // The script's own check against hand counts: correlations of 0.7 to 0.9.
    articulationRate: toMeasure('articulationRate', articulationRate, 0.8 * enough),
    pauseRatio: toMeasure('pauseRatio', pauseRatio, bySilence * enough),
    meanPause: toMeasure('meanPause', canRate && talk !== null && talk.pauses.length > 0 ? talk.pausedS / talk.pauses.length : null, bySilence * enough),
    // Most fillers are only heard: without the sound much is missed.
    fillerRatio: toMeasure('fillerRatio', fillerRatio, heardWords * enough * (tracks === null ? 0.4 : 0.7)),
    pitchMean: toMeasure('pitchMean', pitch?.meanHz ?? null, 0.95 * byPitch),
    pitchSpread: toMeasure('pitchSpread', pitch?.sdHz ?? null, 0.9 * byPitch),
    pitchSpreadSemitones: toMeasure('pitchSpreadSemitones', spread, 0.9 * byPitch),
    // Of the microphone and its gain as much as of the voice.
    volume: toMeasure('volume', level?.meanDbfs ?? null, 0.5),
    volumeRange: toMeasure('volumeRange', level === null ? null : level.highDbfs - level.lowDbfs, 0.7 * enough),
    monotony: toMeasure('monotony', spread === null ? null : Math.min(1, Math.max(0, (4 - spread) / 3)), 0.7 * byPitch),
  };
  return {
    measures, language,
    pauses: talk?.pauses ?? [],
    fillers: [...spoken, ...heard].toSorted((a, b) => a.startS - b.startS),
    emotion: articulationRate === null || pauseRatio === null || spread === null || level === null
      ? null
      : estimateEmotion({ articulationRate, pauseRatio, fillerRatio, pitchSpreadSemitones: spread, volumeDbfs: level.meanDbfs, spokenS }),
    pace: toPaceTrack(words),
  };
}

const toShare = (confidence: number): number => (Number.isNaN(confidence) ? 0 : Math.min(1, Math.max(0, confidence)));
