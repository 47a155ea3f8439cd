/**
 * How long a pause must last until an answer counts as over. Told from its words: a whole sentence is waited for a short while, an open
 * end longer, and somebody who asked for time gets it. The figures are those of talks: within a thought people pause for a second at most,
 * before one for three.
 */
import type { Pace } from '../../ports/voice.ts';
import { isUnfinished } from '../transcript/unfinished-clause.ts';
import { isOnlyHesitation, toWords } from './spoken-words.ts';

/** After a whole sentence: the shortest wait. */
export const WHOLE_MS = 700;
/** “Yes.” is often only the beginning. */
const SHORT_MS = 1_200;
const SHORT_WORDS = 3;
const OPEN_MS = 1_800;
const SEARCHING_MS = 3_000;
const ASKED_FOR_TIME_MS = 8_000;
const PATIENT = 2.2;

/** At the end of what was said so far. */
const ASKS_FOR_TIME =
  /(?:let me (?:think|see|remember|recall)|(?:give me|need|just|wait) (?:a|one) (?:second|sec|moment|minute)|one (?:second|sec|moment|minute)|(?:good|interesting|tough|tricky|hard) question|i(?:'m| am) thinking|hold on|(?:дайте|дай|позвольте|надо|нужно) (?:мне )?(?:подумать|вспомнить|секунд\p{L}*|минут\p{L}*)|(?:одну|одна|минут\p{L}*|секунд\p{L}*) ?(?:секунд\p{L}*|минут\p{L}*)?|сейчас (?:вспомню|подумаю|скажу)|(?:хороший|интересный|сложный|непростой) вопрос|подождите)[\s\p{P}]*$/iu;
/** A word that looks for the next one. */
const SEARCHES = /(?:^|[^\p{L}])(?:u+m+|u+h+|e+r+m*|h+m+|so|like|well|you know|i mean|basically|э+м*|м+|ну|вот|как бы|типа|то есть|значит|так)[\s\p{P}]*$/iu;
const CONJUNCTION = /(?:^|[^\p{L}])(?:and|but|or|because|so that|if|when|which|that|with|to|и|а|но|или|потому что|чтобы|если|когда|который|что|с|для)[\s\p{P}]*$/iu;

/** Milliseconds of silence after which `text` is taken for the whole answer; infinite while nothing but hesitation was said. */
export const patienceMs = (text: string, pace: Pace): number => pauseMs(text) * (pace === 'patient' ? PATIENT : 1);

/** The same at the normal pace. */
export function pauseMs(text: string): number {
  if (ASKS_FOR_TIME.test(text)) return ASKED_FOR_TIME_MS;
  if (isOnlyHesitation(text)) return Number.POSITIVE_INFINITY;
  if (SEARCHES.test(text) || CONJUNCTION.test(text)) return SEARCHING_MS;
  if (isUnfinished(text)) return OPEN_MS;
  return toWords(text).length <= SHORT_WORDS ? SHORT_MS : WHOLE_MS;
}
