/** Model progress and engine states as they change, written into the query cache. */
import { deskApi } from '../../contracts/desk.ts';
import type { z } from 'zod';
import { queries, queryClient } from './queries.ts';
import { launchToken } from './session.ts';

type Frame = NonNullable<(typeof deskApi.sockets.events.frames)[number]['schema']>;

const longestWaitMs = 10_000;

/** Connects, reconnects with growing pauses, and returns the function that ends it. */
export function followDeskEvents(): () => void {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = 500;
  let ended = false;

  const connect = () => {
    const url = new URL(deskApi.sockets.events.path, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('token', launchToken() ?? '');
    url.hash = '';
    socket = new WebSocket(url);
    socket.onopen = () => {
      waitMs = 500;
      // What changed while nobody listened.
      void queryClient.invalidateQueries({ queryKey: queries.models.queryKey });
      void queryClient.invalidateQueries({ queryKey: queries.status.queryKey });
    };
    socket.onmessage = (event) => {
      if (typeof event.data === 'string') receive(event.data);
    };
    socket.onclose = () => {
      if (ended) return;
      timer = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    };
  };
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket?.close();
  };
}

function receive(text: string): void {
  const value = toJson(text);
  for (const { schema } of deskApi.sockets.events.frames) {
    const parsed = schema?.safeParse(value);
    if (parsed?.success) return apply(parsed.data);
  }
}

function apply(event: z.output<Frame>): void {
  if (event.type === 'model') {
    queryClient.setQueryData(queries.models.queryKey, (models) => models?.map((model) => (model.id === event.model.id ? event.model : model)));
  } else if (event.type === 'transcription') {
    const { transcription } = event;
    queryClient.setQueryData(queries.transcriptions.queryKey, (list) => list?.map((one) => (one.id === transcription.id ? { ...one, ...transcription } : one)));
    // Names, errors and texts come only with the reviewer's key.
    void queryClient.invalidateQueries({ queryKey: queries.transcription(transcription.id).queryKey });
    if (transcription.state !== 'running') void queryClient.invalidateQueries({ queryKey: queries.transcriptions.queryKey });
  } else {
    queryClient.setQueryData(queries.status.queryKey, (status) => status && { ...status, engines: event.engines });
  }
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
