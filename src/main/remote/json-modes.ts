/** The ways of asking a server for JSON, from the strictest to none at all. */
import type { ChatMessage, LanguageModelRequest } from '../ports/engines.ts';

/** `json_schema` constrains the reply to the schema, `json_object` to any JSON, `text` to nothing. */
export const JSON_MODES = ['json_schema', 'json_object', 'text'] as const;
export type JsonMode = (typeof JSON_MODES)[number];

/** What a server says that does not know a way of asking, or cannot do it for this schema. */
const REFUSALS: readonly (number | null)[] = [400, 415, 422, 501];

export const isRefusal = (status: number | null): boolean => REFUSALS.includes(status);

type Asked = Pick<LanguageModelRequest, 'schema' | 'schemaName'>;

export function responseFormat(mode: JsonMode, { schema, schemaName }: Asked): Readonly<Record<string, unknown>> {
  if (mode === 'text') return {};
  if (mode === 'json_object') return { response_format: { type: 'json_object' } };
  return { response_format: { type: 'json_schema', json_schema: { name: schemaName, strict: true, schema } } };
}

/** Where the server does not hold the reply to the schema, the messages tell it. */
export function messagesFor(mode: JsonMode, messages: readonly ChatMessage[], { schema }: Asked): readonly ChatMessage[] {
  if (mode === 'json_schema') return messages;
  const told = `Reply with one JSON object and nothing else. It must fit this JSON schema: ${JSON.stringify(schema)}`;
  const [first, ...rest] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: told }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${told}` }, ...rest];
}
