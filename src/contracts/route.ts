/**
 * The vocabulary in which the APIs are written down. A contract is a value with four uses: it validates
 * requests and replies, types the handlers (a missing one does not compile), types the renderer's client,
 * and becomes OpenAPI.
 */
import type { z } from 'zod';

export type HttpMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A reply with a JSON body, checked against its schema before it leaves. */
export interface JsonReply<S extends z.ZodType = z.ZodType> {
  readonly kind: 'json';
  readonly description: string;
  readonly schema: S;
}

/** A reply with any other body; `mediaTypes` lists all that may be sent. */
export interface BytesReply {
  readonly kind: 'bytes';
  readonly description: string;
  readonly mediaTypes: readonly string[];
}

export interface Route {
  readonly method: HttpMethod;
  /** Path with `{name}` parameters, as in OpenAPI. */
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body comes as a form (`application/x-www-form-urlencoded`) instead of JSON. */
  readonly isForm?: boolean;
  /** A file instead of a JSON body: `multipart/form-data` with one part of this name. It reaches the handler as a stream. */
  readonly upload?: { readonly field: string; readonly limitBytes: number };
  /** Largest body accepted, in bytes; 1 MiB when absent. */
  readonly bodyLimitBytes?: number;
  readonly replies: Readonly<Record<number, JsonReply | BytesReply>>;
}

/** One message that a socket carries, in either direction. */
export interface SocketFrame {
  readonly direction: 'in' | 'out';
  readonly kind: 'text' | 'json' | 'pcm16' | 'float32';
  readonly description: string;
  readonly schema?: z.ZodType;
}

export interface Socket {
  readonly path: string;
  readonly summary: string;
  readonly frames: readonly SocketFrame[];
  /** Largest message accepted, in bytes. */
  readonly messageLimitBytes: number;
}

export interface ApiContract {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly routes: Readonly<Record<string, Route>>;
  readonly sockets: Readonly<Record<string, Socket>>;
}

/** Keeps the literal types of a contract, so that handlers and clients can be derived from it. */
export function defineApi<const A extends ApiContract>(api: A): A {
  return api;
}

export function json<S extends z.ZodType>(schema: S, description = 'OK'): JsonReply<S> {
  return { kind: 'json', schema, description };
}

export function bytes(mediaTypes: readonly string[], description = 'OK'): BytesReply {
  return { kind: 'bytes', mediaTypes, description };
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<never, never>;

export type RouteParams<R extends Route> = Parsed<R['params']>;
export type RouteQuery<R extends Route> = Parsed<R['query']>;
export type RouteBody<R extends Route> = R['body'] extends z.ZodType ? z.output<R['body']> : undefined;
/** What a client sends: defaults are optional here. */
export type RouteBodyInput<R extends Route> = R['body'] extends z.ZodType ? z.input<R['body']> : undefined;
export type RouteQueryInput<R extends Route> = R['query'] extends z.ZodType ? z.input<R['query']> : Record<never, never>;

/** A file on its way in. */
export interface Upload {
  /** As the client named it, without folders; never used as a path. */
  readonly filename: string;
  /** As the client declared it; the content decides. */
  readonly contentType: string;
  /** Reading it throws AppError BODY_TOO_LARGE past the limit, and INVALID_REQUEST when the client breaks off. */
  readonly stream: AsyncIterable<Uint8Array>;
}
export type RouteUpload<R extends Route> = R['upload'] extends object ? Upload : undefined;

type JsonReplies<R extends Route> = {
  [Status in keyof R['replies'] & number]: R['replies'][Status] extends JsonReply<infer S>
    ? { readonly status: Status; readonly json: z.input<S>; readonly headers?: Readonly<Record<string, string>> }
    : {
        readonly status: Status;
        readonly mediaType: string;
        readonly body: Uint8Array | AsyncIterable<Uint8Array>;
        readonly headers?: Readonly<Record<string, string>>;
      };
}[keyof R['replies'] & number];

/** What a handler answers: a status the contract lists, with the body that belongs to it. */
export type RouteReply<R extends Route> = JsonReplies<R>;

/** The JSON of the replies below 300, as a client reads it. */
export type RouteResult<R extends Route> = {
  [Status in keyof R['replies'] & number]: R['replies'][Status] extends JsonReply<infer S> ? z.output<S> : never;
}[keyof R['replies'] & number];
