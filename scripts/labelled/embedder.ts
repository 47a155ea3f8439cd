/** The installed sentence embedder, for measuring. */
import { createLog } from '../../src/main/base/log.ts';
import { createInference } from '../../src/main/inference/inference.ts';
import type { Embedder } from '../../src/main/ports/engines.ts';
import { openTestLibrary } from '../../test/fixtures/model-library.ts';

/** Calls `use` with an embedder, or with null where no model is installed. */
export async function withEmbedder<T>(use: (embedder: Embedder | null) => Promise<T>): Promise<T> {
  const library = await openTestLibrary();
  const workerUrl = new URL('../../src/main/inference/worker.ts', import.meta.url);
  const inference = createInference({ workerUrl, library, log: createLog({ level: 'silent' }) });
  try {
    return await use(inference.embedder.languages().length > 0 ? inference.embedder : null);
  } finally {
    await inference.close();
    await library.close();
  }
}
