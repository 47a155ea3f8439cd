/** Whisper's special tokens, read from the model's own files. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../ports/language.ts';

const Generation = z.object({
  decoder_start_token_id: z.number().int(),
  eos_token_id: z.number().int(),
  no_timestamps_token_id: z.number().int(),
  lang_to_id: z.record(z.string(), z.number().int()),
  task_to_id: z.object({ transcribe: z.number().int() }),
  suppress_tokens: z.array(z.number().int()),
  begin_suppress_tokens: z.array(z.number().int()),
  alignment_heads: z.array(z.tuple([z.number().int(), z.number().int()])).default([]),
});

export interface SpecialTokens {
  readonly start: number;
  readonly end: number;
  /** Said in place of text when there is no speech. */
  readonly noSpeech: number;
  /** This and everything after it marks time. */
  readonly firstTimestamp: number;
  readonly languages: Readonly<Record<Language, number>>;
  /** Never part of a transcript: music signs, brackets and the like. */
  readonly suppressed: readonly number[];
  /** Not at the very beginning. */
  readonly suppressedFirst: readonly number[];
  /** Layer and head of the attention that follows the audio. */
  readonly alignmentHeads: readonly (readonly [layer: number, head: number])[];
  /** What the decoder is given before the first word. */
  prefix(language: Language, prompt: readonly number[]): { readonly ids: readonly number[]; readonly startIndex: number };
}

/** @throws when the folder holds no multilingual Whisper */
export async function loadSpecialTokens(folder: string): Promise<SpecialTokens> {
  const settings = Generation.parse(JSON.parse(await readFile(join(folder, 'generation_config.json'), 'utf8')));
  const languageId = (language: Language): number => {
    const id = settings.lang_to_id[`<|${language}|>`];
    if (id === undefined) throw new Error(`This Whisper does not know "${language}"`);
    return id;
  };
  const languages = { en: languageId('en'), ru: languageId('ru') };
  const { decoder_start_token_id: start, no_timestamps_token_id: noTimestamps } = settings;
  // In OpenAI's order: … startoflm, startofprev, nospeech, notimestamps, then the times.
  const noSpeech = noTimestamps - 1;
  const previous = noTimestamps - 2;
  return {
    start,
    end: settings.eos_token_id,
    noSpeech,
    firstTimestamp: noTimestamps + 1,
    languages,
    suppressed: settings.suppress_tokens,
    suppressedFirst: settings.begin_suppress_tokens,
    alignmentHeads: settings.alignment_heads,
    prefix(language, prompt) {
      const before = prompt.length === 0 ? [] : [previous, ...prompt];
      return { ids: [...before, start, languages[language], settings.task_to_id.transcribe, noTimestamps], startIndex: before.length };
    },
  };
}
