/** Finds the program's own files from an entry's place, in the source tree and in the built one alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the program's files lie; the entries know, because bundling moves code but not them. */
export interface ProgramPaths {
  readonly resources: string;
  readonly manifest: string;
  /** The built interface. */
  readonly renderer: string;
  readonly inferenceWorker: URL;
  readonly pdfWorker: URL;
  readonly decodeWorker: URL;
  readonly resumeWorker: URL;
  readonly trackWorker: URL;
  readonly encodeWorker: URL;
  readonly filmWorker: URL;
  /** It finds its own threads beside it. */
  readonly runnerProcess: URL;
}

/** @param entryUrl `import.meta.url` of src/main/*.ts or out/main/*.js: both lie two folders below the root */
export function programPaths(entryUrl: string): ProgramPaths & { readonly root: string; readonly version: string } {
  const root = fileURLToPath(new URL('../..', entryUrl));
  const isSource = entryUrl.endsWith('.ts');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    root,
    version,
    resources: join(root, 'resources'),
    manifest: join(root, 'models', 'manifest.json'),
    renderer: join(root, 'out', 'renderer'),
    inferenceWorker: new URL(isSource ? './inference/worker.ts' : './inference-worker.js', entryUrl),
    pdfWorker: new URL(isSource ? './media/pdf-worker.ts' : './pdf-worker.js', entryUrl),
    decodeWorker: new URL(isSource ? './media/decode/decode-worker.ts' : './decode-worker.js', entryUrl),
    encodeWorker: new URL(isSource ? './media/encode/encode-worker.ts' : './encode-worker.js', entryUrl),
    filmWorker: new URL(isSource ? './avatar/film-worker.ts' : './film-worker.js', entryUrl),
    resumeWorker: new URL(isSource ? './resume-worker.ts' : './resume-worker.js', entryUrl),
    trackWorker: new URL(isSource ? './media/voice-tracks/track-worker.ts' : './track-worker.js', entryUrl),
    runnerProcess: new URL(isSource ? './runner/process.ts' : './runner-process.js', entryUrl),
  };
}
