/** Which voice goes with which look. */
import type { VoiceInfo } from '../ports/engines.ts';
import type { Language } from '../ports/language.ts';
import type { AvatarLook } from '../ports/proctored.ts';

/** Names in the identifiers of voices, the best first. */
const FITTING: Readonly<Record<AvatarLook, RegExp>> = {
  alex: /am_|bm_|dmitri|ruslan|denis|ryan|joe|\bmale\b/i,
  maria: /af_|bf_|if_|pf_|irina|lessac|ljspeech|amy|\bfemale\b/i,
};

/** The id of the first of these voices that fits; null where none is known to, and the engine takes its best. */
export function voiceOf(look: AvatarLook, language: Language, voices: readonly VoiceInfo[]): string | null {
  return voices.find(({ id, languages }) => languages.includes(language) && FITTING[look].test(id))?.id ?? null;
}
