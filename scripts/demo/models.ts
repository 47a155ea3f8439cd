/** The demo hears and speaks, so the models come first. */
import { createLog } from '../../src/main/base/log.ts';
import type { ProgramPaths } from '../../src/main/program-paths.ts';
import { loadManifest } from '../../src/main/models/manifest.ts';
import { createModelLibrary } from '../../src/main/models/model-library.ts';

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Installs the required models that are missing, with progress. @throws AppError when one cannot be had */
export async function installForDemo(paths: ProgramPaths, folders: readonly string[], say: (line: string) => void): Promise<void> {
  const library = createModelLibrary({ manifest: await loadManifest(paths.manifest), folders, allowNetwork: true, log: createLog({ level: 'error' }) });
  try {
    await library.settled();
    for (const { id, required, state, bytes } of library.list()) {
      if (!required || state === 'installed') continue;
      say(`Downloading ${id} (${megabytes(bytes)}) …`);
      let shown = 0;
      await library.install(id, {
        onProgress({ receivedBytes }) {
          const tenth = Math.floor((receivedBytes / Math.max(bytes, 1)) * 10);
          if (tenth <= shown || receivedBytes >= bytes) return;
          shown = tenth;
          say(`  ${megabytes(receivedBytes)} of ${megabytes(bytes)}`);
        },
      });
    }
  } finally {
    await library.close();
  }
}
