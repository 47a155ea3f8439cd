/** Model files on this machine: what is there, and the one way to get more. */
import type { ModelInfo } from './models.ts';

export interface InstallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (state: ModelInfo) => void;
}

export interface VerifyResult {
  readonly id: string;
  readonly ok: boolean;
  /** What is wrong, for a person (with `ok`: what was put right); null when all is well. */
  readonly problem: string | null;
}

export interface ModelLibrary {
  /** Resolves when files that were put into the folders by hand have been checked; `list` may be asked before. */
  settled(): Promise<void>;
  list(): readonly ModelInfo[];
  /** @throws AppError NOT_FOUND */
  state(id: string): ModelInfo;
  /** The folder that holds the model's verified files, at the manifest's paths; null when it is not installed. */
  locate(id: string): string | null;
  /** One of its verified files, by its path in the manifest; null when it is not installed or has no such file. */
  file(id: string, path: string): string | null;
  /**
   * Downloads what is missing; calls queue up, one model is fetched at a time. What was received before a failure or
   * a cancel is kept for the next try.
   * @throws AppError NOT_FOUND, UPSTREAM_FAILED (no source gave the right bytes), CONFLICT (network not allowed);
   *   the signal's reason when aborted
   */
  install(id: string, options?: InstallOptions): Promise<ModelInfo>;
  /** Stops a queued or running install; nothing happens when there is none. */
  cancel(id: string): void;
  /** Hashes installed files anew; one model or all installed ones. What is wrong is no longer used. */
  verify(id?: string): Promise<readonly VerifyResult[]>;
  /** @throws AppError NOT_FOUND, CONFLICT when the files lie in a folder that receives none */
  remove(id: string): Promise<void>;
  /** Takes every model file found under a folder (or in a .tgz) by size and hash, whatever its name; the ids completed. */
  importFrom(path: string): Promise<string[]>;
  /** Called at each change of a model, at most ten times a second while bytes arrive. */
  onChange(callback: (state: ModelInfo) => void): () => void;
  /** Stops installs and waits for them. */
  close(): Promise<void>;
}
