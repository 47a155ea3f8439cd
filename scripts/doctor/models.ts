/** Model files: what is there, and whether it is what it should be. */
import type { Config } from '../../src/main/base/config.ts';
import type { ModelLibrary } from '../../src/main/ports/model-library.ts';
import { found, type Found } from './finding.ts';

const MEGABYTE = 1_000_000;
const RECOGNISERS = ['whisper-base', 'whisper-tiny', 'whisper-small'];

export async function models(library: ModelLibrary, config: Config): Promise<Found[]> {
  await library.settled();
  const results = new Map((await library.verify()).map((result) => [result.id, result]));
  const list = library.list().map((model) => {
    const size = model.bytes === 0 ? '' : `, ${(model.bytes / MEGABYTE).toFixed(1)} MB`;
    const result = results.get(model.id);
    if (result?.ok === true) return found('ok', model.id, `verified${size}`);
    if (result !== undefined) return found(model.required ? 'warn' : 'hint', model.id, result.problem ?? 'damaged');
    return found(model.required ? 'warn' : 'hint', model.id, `not installed${size}: npm run models -- install ${model.id}`);
  });
  const isThere = (id: string): boolean => library.locate(id) !== null;
  const canHear = isThere('silero-vad') && (config.sttBaseUrl !== undefined || RECOGNISERS.some(isThere));
  return [...list, canHear ? found('ok', 'speech', 'can be recognised') : found('fail', 'speech', 'cannot be recognised, answers must be typed: npm run models -- install')];
}
