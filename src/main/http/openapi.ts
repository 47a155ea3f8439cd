/** A contract as an OpenAPI 3.1 document, by zod's own JSON schema. Sockets are listed under `x-sockets`. */
import { z } from 'zod';
import type { ApiContract, Route } from '../../contracts/route.ts';

type Json = Record<string, unknown>;

const RANGE: Json = {
  name: 'Range', in: 'header', required: false, schema: { type: 'string', examples: ['bytes=0-1023'] },
  description: 'One range of bytes. Several, and what is no range, are answered with all of it.',
};
const FORM = 'application/x-www-form-urlencoded';

/** Schemas with a `meta({ id })` are collected here and referred to by name. */
function createSchemaWriter() {
  const components: Json = {};
  return {
    components,
    write(schema: z.ZodType): Json {
      const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).replaceAll('"#/$defs/', '"#/components/schemas/');
      const { $schema: _schema, $defs, id, ...rest } = JSON.parse(text) as Json;
      Object.assign(components, $defs);
      if (typeof id !== 'string') return rest;
      components[id] = rest;
      return { $ref: `#/components/schemas/${id}` };
    },
  };
}

type Writer = ReturnType<typeof createSchemaWriter>;

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query', writer: Writer): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const type = field as z.ZodType;
    return { name, in: place, required: place === 'path' || !type.safeParse(undefined).success, schema: writer.write(type) };
  });
}

function operation(name: string, route: Route, tag: string, writer: Writer): Json {
  const responses: Json = {};
  for (const [status, reply] of Object.entries(route.replies)) {
    responses[status] = {
      description: reply.description,
      content: reply.kind === 'json'
        ? { 'application/json': { schema: writer.write(reply.schema) } }
        : Object.fromEntries(reply.mediaTypes.map((type) => [type, { schema: {} }])),
    };
  }
  // What serves parts refuses parts that are not there.
  const isInParts = route.replies[206] !== undefined;
  if (isInParts) responses[416] = { description: 'There are no such bytes: Content-Range tells how many there are', content: (responses[404] as Json).content };
  const path = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const declared = route.params ?? z.object(Object.fromEntries(path.map((param) => [param, z.string()])));
  return {
    operationId: name,
    tags: [tag],
    summary: route.summary,
    parameters: [...parameters(declared, 'path', writer), ...parameters(route.query, 'query', writer), ...(isInParts ? [RANGE] : [])],
    ...(route.upload === undefined ? {} : { requestBody: { required: true, content: { 'multipart/form-data': { schema: fileForm(route.upload.field) } } } }),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: { [route.isForm === true ? FORM : 'application/json']: { schema: writer.write(route.body) } } } }),
    responses,
  };
}

const fileForm = (field: string): Json => ({ type: 'object', required: [field], properties: { [field]: { type: 'string', format: 'binary' } } });

/** @param servers base addresses under which the paths answer */
export function toOpenApi(api: ApiContract, servers: readonly string[]): Json {
  const writer = createSchemaWriter();
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(api.routes)) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(name, route, api.name, writer) };
  }
  const sockets = Object.entries(api.sockets).map(([name, socket]) => ({
    name,
    path: socket.path,
    summary: socket.summary,
    messageLimitBytes: socket.messageLimitBytes,
    frames: socket.frames.map(({ schema, ...frame }) => ({ ...frame, ...(schema === undefined ? {} : { schema: writer.write(schema) }) })),
  }));
  return {
    openapi: '3.1.0',
    info: { title: api.title, version: api.version, description: api.description, license: { name: 'GPL-3.0-or-later', identifier: 'GPL-3.0-or-later' } },
    servers: servers.map((url) => ({ url })),
    tags: [{ name: api.name }],
    paths,
    components: { schemas: writer.components },
    'x-sockets': sockets,
  };
}
