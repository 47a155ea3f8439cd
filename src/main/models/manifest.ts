/** The committed list of models: files with their sizes and hashes, and where the bytes can be had. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, messageOf } from '../base/errors.ts';

const relativePath = z
  .string()
  .regex(/^[\w@.+-]+(\/[\w@.+-]+)*$/)
  .refine((path) => !path.split('/').includes('..'), 'leaves its folder');

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);
const url = z.url().refine((value) => {
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}, 'must be https');

/** Exact versions of well-formed names only: they go onto a command line. */
const npmSpec = z.string().regex(/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*@\d+\.\d+\.\d+$/);

/** At model level `url` and `path` are beginnings, to which a file's path is added; at file level they are complete. */
const Source = z.union([
  z.strictObject({ url }),
  z.strictObject({ npm: npmSpec, path: z.string().regex(/^[\w@.+-]+(\/[\w@.+-]+)*\/?$/) }),
]);

const ModelFile = z.strictObject({
  path: relativePath,
  /** Null together with the hash: only the source knows. */
  bytes: z.number().int().positive().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  sources: z.array(Source).min(1).optional(),
});

const Model = z
  .strictObject({
    id: z.string().regex(/^[\w.-]+$/),
    task: z.enum(['asr', 'vad', 'tts', 'face', 'pose', 'embedding']),
    title: z.string().min(1),
    languages: z.array(z.string()),
    licence: z.string().min(1),
    /** required: needed for the main job; optional: installed when it can be; extra: only when asked for by name. */
    set: z.enum(['required', 'optional', 'extra']),
    /** Where its files lie inside a models folder; empty: directly in it. */
    folder: z.union([z.literal(''), relativePath]),
    sources: z.array(Source).min(1),
    files: z.array(ModelFile).min(1),
    /** Files that the program makes of the others beside them, with a note of the same name and `.json`; any may be absent. */
    derived: z.array(relativePath).default([]),
  })
  .transform((model) => ({
    ...model,
    files: model.files.map((file) => ({
      path: file.path,
      bytes: file.bytes,
      sha256: file.sha256,
      sources: file.sources ?? model.sources.map((source) => completed(source, file.path)),
    })),
  }));

const Manifest = z
  .strictObject({ version: z.literal(1), models: z.array(Model) })
  .refine(({ models }) => new Set(models.map((model) => model.id)).size === models.length, 'two models share an id');

export type FileSource = { readonly url: string } | { readonly npm: string; readonly path: string };
export type ModelManifest = z.output<typeof Manifest>;
export type ModelEntry = ModelManifest['models'][number];
export type ModelFileEntry = ModelEntry['files'][number];

function completed(source: FileSource, path: string): FileSource {
  return 'url' in source ? { url: source.url + path } : { npm: source.npm, path: source.path + path };
}

/** @throws AppError INTERNAL naming what is wrong */
export function parseManifest(value: unknown): ModelManifest {
  const parsed = Manifest.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('INTERNAL', `The model manifest is not valid: ${z.prettifyError(parsed.error)}`);
}

/** @throws AppError INTERNAL when the file is missing or not valid */
export async function loadManifest(path: string): Promise<ModelManifest> {
  try {
    return parseManifest(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('INTERNAL', `Cannot read ${path}: ${messageOf(error)}`, { cause: error });
  }
}
