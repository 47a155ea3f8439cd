/** What a transcription server replied, as a `Recognition`; nothing in it is taken on trust. */
import { z } from 'zod';
import { AppError } from '../base/errors.ts';
import { toLanguage } from '../base/language.ts';
import type { Recognition, TimedWord } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';

const seconds = z.number().catch(Number.NaN);
const share = z.number().min(0).max(1).nullish().catch(null);
const Reply = z.object({
  text: z.string(),
  language: z.string().nullish().catch(null),
  words: z.array(z.object({ word: z.string(), start: seconds, end: seconds, probability: share })).nullish().catch(null),
  segments: z.array(z.object({ avg_logprob: z.number().max(0).nullish().catch(null), no_speech_prob: share })).nullish().catch(null),
});

/** Nobody says more in a second; a reply that does is no transcript of this audio. */
const MAX_CHARACTERS_PER_SECOND = 60;
const SPARE_CHARACTERS = 200;
/** As in Whisper's own decoding: likely no speech, and an unlikely text. */
const NO_SPEECH = 0.6;
const UNLIKELY = -1;

/**
 * @param asked null when the language was to be detected @param durationS of the audio that was sent
 * @throws AppError UPSTREAM_FAILED when it is no transcript
 */
export function toRecognition(bytes: Uint8Array, asked: Language | null, durationS: number): Omit<Recognition, 'elapsedMs'> {
  const reply = Reply.safeParse(parsed(bytes)).data;
  if (reply === undefined) throw failed('what it sent is no transcript');
  const segments = reply.segments ?? [];
  const isNothing = segments.length > 0 && segments.every((one) => (one.no_speech_prob ?? 0) > NO_SPEECH && (one.avg_logprob ?? 0) < UNLIKELY);
  const text = isNothing ? '' : reply.text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (text.length > durationS * MAX_CHARACTERS_PER_SECOND + SPARE_CHARACTERS) throw failed('it sent more text than can be spoken in that time');
  const language = asked ?? toLanguage(reply.language) ?? (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en');

  const logs = segments.flatMap(({ avg_logprob: log }) => (typeof log === 'number' ? [log] : []));
  const confidence = text === '' || logs.length === 0 ? null : Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  // A server that tells no doubt has none that could be shown.
  const words = text === '' ? [] : (timed(reply.words ?? [], text, durationS, confidence ?? 1) ?? spread(text, durationS, confidence ?? 1));
  return { text, language, words, confidence };
}

type GivenWords = NonNullable<z.output<typeof Reply>['words']>;

/** The server's own word times, in order and inside the audio; null when they do not belong to the text. */
function timed(given: GivenWords, text: string, durationS: number, confidence: number): TimedWord[] | null {
  const spoken = text.split(' ');
  // Servers leave punctuation out of their words; ours carry it, so they are matched by place.
  if (given.length !== spoken.length || given.some(({ start, end }) => !Number.isFinite(start) || !Number.isFinite(end))) return null;
  let lastS = 0;
  return given.map(({ start, end, probability }, i) => {
    const startS = Math.min(durationS, Math.max(lastS, start));
    const endS = Math.min(durationS, Math.max(startS, end));
    lastS = startS;
    return { text: spoken[i] ?? '', startS, endS, confidence: probability ?? confidence };
  });
}

/** Words over the whole time, by their length. */
function spread(text: string, durationS: number, confidence: number): TimedWord[] {
  const words = text.split(' ');
  const perCharacterS = durationS / (words.reduce((sum, word) => sum + word.length + 1, 0) || 1);
  let atS = 0;
  return words.map((word) => {
    const startS = atS;
    atS += (word.length + 1) * perCharacterS;
    return { text: word, startS, endS: atS, confidence };
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw failed('what it sent is no JSON');
  }
}

const failed = (why: string): AppError => new AppError('UPSTREAM_FAILED', `The recognition server failed: ${why}`, { details: { reason: 'reply' } });
