/** Installed and installable models, as the settings page shows them. */
export interface ModelInfo {
  readonly id: string;
  readonly task: string;
  readonly title: string;
  readonly languages: readonly string[];
  readonly licence: string;
  readonly required: boolean;
  /** 0 when only the source knows. */
  readonly bytes: number;
  readonly state: 'absent' | 'queued' | 'installing' | 'installed' | 'failed';
  readonly receivedBytes: number;
  readonly error: string | null;
}

export interface ModelCatalogue {
  list(): readonly ModelInfo[];
  /** Begins in the background; progress comes through the library's events. @throws AppError NOT_FOUND */
  startInstall(id: string): ModelInfo;
  cancel(id: string): ModelInfo;
  /** Where one of the model's verified files lies; null when it is not installed or has no such file. @throws AppError NOT_FOUND */
  file(id: string, path: string): string | null;
}
