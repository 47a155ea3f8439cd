/** Values as text, much as Node prints them, on one line. Part of the harness: `inspect(value, depth, path)`, `format(values)`. */
export const INSPECT = String.raw`
  const toText = String;
  const objectToString = Object.prototype.toString;
  const errorPrototypeToString = Error.prototype.toString;
  const functionToString = Function.prototype.toString;
  const dateToISOString = Date.prototype.toISOString;
  const forEachOfMap = Map.prototype.forEach;
  const forEachOfSet = Set.prototype.forEach;
  const NAME = /^[A-Za-z_$][\w$]*$/;
  const MAX_ITEMS = 100;
  const MAX_DEPTH = 4;
  const quoted = (text) => {
    const json = stringify(text);
    const inside = json.slice(1, -1);
    return inside.includes("'") ? json : "'" + inside.replaceAll('\\"', '"') + "'";
  };
  const joined = (open, parts, close) => (parts.length === 0 ? open + close : open + ' ' + parts.join(', ') + ' ' + close);
  const inspect = (value, depth, path) => {
    switch (typeof value) {
      case 'string': return quoted(value);
      case 'bigint': return value + 'n';
      case 'symbol': return toText(value);
      case 'number': return value === 0 && 1 / value < 0 ? '-0' : toText(value);
      case 'function': {
        const isClass = apply(functionToString, value, []).startsWith('class');
        return '[' + (isClass ? 'class ' : 'Function: ') + (toText(value.name) || '(anonymous)') + ']';
      }
      case 'object': return value === null ? 'null' : inspectObject(value, depth, path);
      default: return toText(value);
    }
  };
  const inspectObject = (value, depth, path) => {
    if (path.includes(value)) return '[Circular]';
    const prototype = getPrototypeOf(value);
    const name = prototype === null ? '[Object: null prototype]' : toText(prototype.constructor?.name ?? 'Object');
    const tag = apply(objectToString, value, []).slice(8, -1);
    if (tag === 'Error') return '[' + apply(errorPrototypeToString, value, []) + ']';
    if (tag === 'Date') return toText(value.getTime()) === 'NaN' ? 'Invalid Date' : apply(dateToISOString, value, []);
    if (tag === 'RegExp') return toText(value);
    const isList = isArray(value) || ArrayBuffer.isView(value);
    if (depth > MAX_DEPTH) return isList ? '[Array]' : '[' + name + ']';
    const inner = path.concat([value]);
    const show = (item) => inspect(item, depth + 1, inner);
    const parts = [];
    let left = 0;
    const add = (text) => {
      if (parts.length < MAX_ITEMS) parts.push(text());
      else left++;
    };
    let open = '{';
    if (isList) {
      open = isArray(value) && name === 'Array' ? '[' : name + '(' + value.length + ') [';
      for (let index = 0; index < value.length; index++) {
        if (index >= MAX_ITEMS) { left = value.length - index; break; }
        add(() => (index in value ? show(value[index]) : '<empty>'));
      }
    } else if (value instanceof Map) {
      open = name + '(' + value.size + ') {';
      apply(forEachOfMap, value, [(item, key) => add(() => show(key) + ' => ' + show(item))]);
    } else if (value instanceof Set) {
      open = name + '(' + value.size + ') {';
      apply(forEachOfSet, value, [(item) => add(() => show(item))]);
    } else {
      if (name !== 'Object') open = name + ' {';
      const names = keys(value);
      for (let index = 0; index < names.length; index++) {
        add(() => (NAME.test(names[index]) ? names[index] : quoted(names[index])) + ': ' + show(value[names[index]]));
      }
    }
    if (left > 0) parts.push('... ' + left + ' more');
    return joined(open, parts, isList ? ']' : '}');
  };
  const format = (values) => {
    let rest = values;
    let text = '';
    if (typeof values[0] === 'string' && values.length > 1 && values[0].includes('%')) {
      let next = 1;
      text = values[0].replace(/%([sdifjoO%])/g, (all, kind) => {
        if (kind === '%') return '%';
        if (next >= values.length) return all;
        const value = values[next++];
        if (kind === 's') return typeof value === 'string' ? value : inspect(value, 0, []);
        if (kind === 'd') return toText(Number(value));
        if (kind === 'i') return toText(parseInt(value, 10));
        if (kind === 'f') return toText(parseFloat(value));
        return kind === 'j' ? toText(stringify(value)) : inspect(value, 0, []);
      });
      rest = values.slice(next);
      if (rest.length > 0) text += ' ';
    }
    return text + rest.map((value) => (typeof value === 'string' ? value : inspect(value, 0, []))).join(' ');
  };
`;
