/** The way of a recording to the server: in parts, each once, going on where it stopped. */
import { ApiFailure, toApiFailure } from '../../../data/api-failure.ts';

export interface UploadState {
  readonly uploadId: string;
  readonly byteLength: number;
  readonly receivedBytes: number;
}

/** The server's side; calls reject with ApiFailure. */
export interface UploadWire {
  begin(signal: AbortSignal): Promise<UploadState>;
  state(uploadId: string, signal: AbortSignal): Promise<UploadState>;
  part(uploadId: string, offset: number, part: Blob, signal: AbortSignal): Promise<UploadState>;
  /** The recording's id with the server. */
  finish(uploadId: string, signal: AbortSignal): Promise<string>;
  /** The recording that an upload before came to; null when there is none. */
  find(signal: AbortSignal): Promise<string | null>;
}

export interface UploadOptions {
  readonly file: Blob;
  /** Of an earlier try; null for the first. */
  readonly uploadId: string | null;
  readonly wire: UploadWire;
  /** To be kept, so that a later try goes on. */
  readonly onUpload: (uploadId: string) => Promise<unknown>;
  /** 0..1 of the bytes. */
  readonly onProgress: (share: number) => void;
  /** Told of each failed try that will be repeated; null once it goes on. */
  readonly onTrouble: (failure: ApiFailure | null) => void;
  /** Before the try after this one. Rejects with the signal's reason. */
  readonly wait: (durationMs: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** For tests. */
  readonly partBytes?: number;
}

/** Small enough for a bar that moves, large enough for few calls. */
const PART_BYTES = 4 * 1024 * 1024;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;

/**
 * Resolves to the recording's id. Rejects with ApiFailure when trying again cannot help, or with the signal's reason; the
 * upload then stays with the server, so that the next try goes on.
 */
export async function uploadTake({ file, wire, onUpload, onProgress, onTrouble, wait, signal, partBytes = PART_BYTES, uploadId }: UploadOptions): Promise<string> {
  const again = async <T>(call: () => Promise<T>): Promise<T> => {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      signal.throwIfAborted();
      try {
        const result = await call();
        onTrouble(null);
        return result;
      } catch (error) {
        signal.throwIfAborted();
        const failure = toApiFailure(error);
        if (!failure.isPassing) throw failure;
        onTrouble(failure);
        await wait(waitMs, signal);
      }
    }
  };
  const state = (id: string) => again(() => wire.state(id, signal));
  const begin = async (): Promise<UploadState> => {
    const begun = await again(() => wire.begin(signal));
    await onUpload(begun.uploadId);
    return begun;
  };
  /** What is there of an earlier try; null when the server knows nothing of it. */
  const earlier = async (id: string): Promise<UploadState | null> => {
    const found = await state(id).catch(unless(404));
    return found?.byteLength === file.size ? found : null;
  };

  const before = uploadId === null ? null : await earlier(uploadId);
  // The reply to the last call may have been lost: then the recording is there.
  const there = uploadId !== null && before === null ? await again(() => wire.find(signal)) : null;
  if (there !== null) return there;
  let current = before ?? (await begin());
  while (current.receivedBytes < file.size) {
    const { uploadId: id, receivedBytes: offset } = current;
    onProgress(offset / file.size);
    const part = file.slice(offset, offset + partBytes);
    // 409: a part arrived whose reply was lost.
    const next: UploadState = (await again(() => wire.part(id, offset, part, signal)).catch(unless(409))) ?? (await state(id));
    if (next.receivedBytes <= offset) throw new ApiFailure(409, 'The upload does not go on');
    current = next;
  }
  onProgress(1);
  const { uploadId: whole } = current;
  const finished = await again(() => wire.finish(whole, signal)).catch(unless(404));
  const id = finished ?? (await again(() => wire.find(signal)));
  if (id === null) throw new ApiFailure(404, 'The upload is gone');
  return id;
}

/** Null in place of a failure with this status. */
const unless = (status: number) => (error: unknown): null => {
  if (toApiFailure(error).status === status) return null;
  throw error;
};
