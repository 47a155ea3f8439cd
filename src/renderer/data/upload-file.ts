/** Sends a file with progress, which `fetch` cannot tell. */
import { ApiFailure } from './api-failure.ts';
import { deskHeaders } from './desk.ts';

export interface UploadOptions {
  /** 0..1 of the file's bytes. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Resolves to the reply's JSON, unchecked. Rejects with {@link ApiFailure}, or with the signal's reason. */
export function uploadFile(path: string, field: string, file: File, { onProgress, signal }: UploadOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.open('POST', path);
    for (const [name, value] of Object.entries(deskHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const reply = toJson(request.responseText);
      if (request.status < 300) resolve(reply);
      else reject(new ApiFailure(request.status, detailOf(reply) ?? request.statusText));
    };
    request.onerror = () => reject(new ApiFailure(0, 'No answer from the server'));
    request.onabort = () => reject(signal.reason as Error);
    request.onloadend = () => signal.removeEventListener('abort', abort);
    const form = new FormData();
    form.append(field, file);
    if (signal.aborted) reject(signal.reason as Error);
    else request.send(form);
  });
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function detailOf(reply: unknown): string | null {
  return typeof reply === 'object' && reply !== null && 'detail' in reply && typeof reply.detail === 'string' ? reply.detail : null;
}
