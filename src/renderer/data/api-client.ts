/** A typed HTTP client derived from a contract: one function per route, replies checked against their schema. */
import { z } from 'zod';
import type { ApiContract, BytesReply, JsonReply, Route, RouteBodyInput, RouteQueryInput } from '../../contracts/route.ts';
import { ApiFailure } from './api-failure.ts';

type Success<R extends Route> = Extract<keyof R['replies'] & number, 200 | 201 | 202>;

/** What a call resolves to: the parsed JSON, or a Blob where the contract promises bytes. */
export type ApiResult<R extends Route> = {
  [S in Success<R>]: R['replies'][S] extends JsonReply<infer Schema> ? z.output<Schema> : R['replies'][S] extends BytesReply ? Blob : never;
}[Success<R>];

type Params<R extends Route> = R['params'] extends z.ZodObject ? { readonly params: z.input<R['params']> } : object;
type Query<R extends Route> = R['query'] extends z.ZodObject ? { readonly query?: RouteQueryInput<R> } : object;
type Body<R extends Route> = R['body'] extends z.ZodType ? { readonly body: RouteBodyInput<R> } : object;
type Upload<R extends Route> = R['upload'] extends object ? { readonly file: File } : object;
export type ApiInput<R extends Route> = Params<R> & Query<R> & Body<R> & Upload<R> & { readonly signal?: AbortSignal };

export type ApiClient<A extends ApiContract> = {
  readonly [K in keyof A['routes']]: (input: ApiInput<A['routes'][K]>) => Promise<ApiResult<A['routes'][K]>>;
};

interface LooseInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly file?: File;
  readonly signal?: AbortSignal;
}

/**
 * @param prefix put before every path, e.g. `/apis/screening`
 * @param headers read anew for each call
 * Calls reject with {@link ApiFailure} only.
 */
export function createApiClient<const A extends ApiContract>(api: A, prefix: string, headers: () => Record<string, string>): ApiClient<A> {
  const calls = Object.entries(api.routes).map(([name, route]) => [name, (input: LooseInput) => call(route, prefix, headers(), input)]);
  return Object.fromEntries(calls) as ApiClient<A>;
}

async function call(route: Route, prefix: string, headers: Record<string, string>, input: LooseInput): Promise<unknown> {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.params?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) if (value !== undefined) query.set(key, String(value));
  const hasBody = input.body !== undefined;
  const response = await fetch(`${prefix}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: route.method.toUpperCase(),
    headers: hasBody ? { ...headers, 'Content-Type': 'application/json' } : headers,
    body: hasBody ? JSON.stringify(input.body) : toForm(route, input.file),
    signal: input.signal ?? null,
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw new ApiFailure(0, 'No answer from the server', { cause });
  });
  if (!response.ok) throw await toFailure(response);
  const reply = route.replies[response.status];
  if (reply?.kind === 'bytes') return response.blob();
  const parsed = reply?.schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed?.success) throw new ApiFailure(response.status, 'The answer was not understood', { cause: parsed?.error });
  return parsed.data;
}

function toForm(route: Route, file: File | undefined): FormData | null {
  if (route.upload === undefined || file === undefined) return null;
  const form = new FormData();
  form.append(route.upload.field, file);
  return form;
}

const ErrorReply = z.union([
  z.object({ detail: z.string(), code: z.string().optional(), details: z.record(z.string(), z.unknown()).optional() }).transform(({ detail, ...rest }) => ({ message: detail, ...rest })),
  // The coding document's own shape.
  z.object({ error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() }) }).transform(({ error }) => error),
]);

export async function toFailure(response: Response): Promise<ApiFailure> {
  const body = ErrorReply.safeParse(await response.json().catch(() => undefined));
  return body.success ? new ApiFailure(response.status, body.data.message, body.data) : new ApiFailure(response.status, response.statusText);
}
