/** Small checks for data of unknown shape; each throws a TypeError that names the field. */

export function record(raw: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new TypeError(`${name} must be an object`);
  return raw as Readonly<Record<string, unknown>>;
}

export function list(raw: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(raw)) throw new TypeError(`${name} must be a list`);
  return raw;
}

export function text(raw: unknown, name: string): string {
  if (typeof raw !== 'string' || raw === '') throw new TypeError(`${name} must be a text`);
  return raw;
}

export function strings(raw: unknown, name: string, atLeast = 0): readonly string[] {
  const items = list(raw, name).map((item) => text(item, name));
  if (items.length < atLeast) throw new TypeError(`${name} must have ${atLeast} or more entries`);
  return items;
}
