/** Whether answers meet their questions by meaning, where an embedder understands the language: words of a trade are not in any list. */
import { messageOf } from '../../../base/errors.ts';
import type { Logger } from '../../../base/log.ts';
import type { Embedder } from '../../../ports/engines.ts';
import type { Language } from '../../../ports/language.ts';
import type { AnswerToGrade } from '../../../ports/proctored.ts';
import { withoutInstructions } from '../../model/instructions.ts';

/** As much as a sentence embedder reads. */
const READ_CHARACTERS = 1_200;
/**
 * Measured with all-MiniLM-L6-v2: four answers about something else, against all English questions, come to 0.31 at most with a
 * question that they do not answer; many that do answer stay below that too, so meaning may help and never decides alone.
 */
const LEAST_COSINE = 0.32;

/** One for each answer; null where no embedder is installed for the language, or it fails. */
export async function meetsByMeaning(
  answers: readonly AnswerToGrade[], language: Language, embedder: Embedder | null, log: Logger, signal?: AbortSignal,
): Promise<readonly boolean[] | null> {
  if (embedder === null || !embedder.languages().includes(language)) return null;
  const told = answers.map(({ transcript }) => withoutInstructions(transcript.slice(0, READ_CHARACTERS)).segments.join(' ').trim());
  try {
    const questions = await embedder.embed(answers.map(({ question }) => question), signal);
    const meanings = await embedder.embed(told.map((text) => (text === '' ? '-' : text)), signal);
    return told.map((text, index) => {
      const meaning = meanings[index];
      if (text === '' || meaning === undefined) return false;
      const near = questions.map((question) => cosine(question, meaning));
      const own = near[index] ?? 0;
      return own >= LEAST_COSINE && near.every((other) => other <= own);
    });
  } catch (error) {
    signal?.throwIfAborted();
    log.warn({ reason: messageOf(error) }, 'the embedder did not read the answers; words alone decide');
    return null;
  }
}

/** Of vectors of length 1; rounded, so that devices agree. */
const cosine = (a: Float32Array, b: Float32Array): number => Math.round(a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) * 100) / 100;
