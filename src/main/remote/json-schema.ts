/** Checks a value against the part of JSON schema that our requests use. */

type Schema = Readonly<Record<string, unknown>>;

/** Null when the value fits; else what is wrong, in words. Knows type, properties, required, items, enum, minimum, maximum, maxItems. */
export function matchesSchema(value: unknown, schema: Schema, path = 'reply'): string | null {
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return `${path} is not one of the allowed values`;
  switch (schema.type) {
    case 'object':
      return matchesObject(value, schema, path);
    case 'array': {
      if (!Array.isArray(value)) return `${path} must be a list`;
      if (typeof schema.maxItems === 'number' && value.length > schema.maxItems) return `${path} has too many entries`;
      const items = schema.items;
      if (!isSchema(items)) return null;
      return firstProblem(value.map((item: unknown, index) => matchesSchema(item, items, `${path}[${index}]`)));
    }
    case 'integer':
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value) || (schema.type === 'integer' && !Number.isInteger(value)))
        return `${path} must be ${schema.type === 'integer' ? 'a whole number' : 'a number'}`;
      const tooSmall = typeof schema.minimum === 'number' && value < schema.minimum;
      return tooSmall || (typeof schema.maximum === 'number' && value > schema.maximum) ? `${path} is out of range` : null;
    }
    case 'string':
      return typeof value === 'string' ? null : `${path} must be a text`;
    case 'boolean':
      return typeof value === 'boolean' ? null : `${path} must be true or false`;
    default:
      return null;
  }
}

function matchesObject(value: unknown, schema: Schema, path: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} must be an object`;
  const fields = value as Readonly<Record<string, unknown>>;
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const missing = required.find((key) => typeof key === 'string' && !Object.hasOwn(fields, key));
  if (typeof missing === 'string') return `${path}.${missing} is missing`;
  const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
  return firstProblem(
    properties.map(([key, inner]) =>
      Object.hasOwn(fields, key) && isSchema(inner) ? matchesSchema(fields[key], inner, `${path}.${key}`) : null,
    ),
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstProblem(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
