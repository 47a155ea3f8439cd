/** JSON out of a language model's prose. */

/** No verdict is longer; reading a longer text would hold the event loop up. */
const LIMIT_CHARACTERS = 200_000;
const TRIES = 20;

/**
 * The JSON objects in `text`, in order; none when it is longer than 200,000 characters. Thoughts (`<think>…</think>`), fences and words around it are passed over;
 * typographic quotes around names and values, commas before a closing bracket and raw line breaks inside texts are put
 * right. Nothing is invented: an object that breaks off stays unread, for a half of a verdict is none.
 */
export function readJsonObjects(text: string): readonly unknown[] {
  if (text.length > LIMIT_CHARACTERS) return [];
  const values: unknown[] = [];
  const bare = text.replace(/<think>[\s\S]*?(?:<\/think>|$)/gi, '');
  for (let at = bare.indexOf('{'), tries = 0; at !== -1 && tries < TRIES; tries++) {
    const end = endOf(bare, at);
    const found = end === null ? '' : bare.slice(at, end);
    const value = end === null ? undefined : (parse(found) ?? parse(mend(found)));
    if (value !== undefined) values.push(value);
    at = bare.indexOf('{', value === undefined ? at + 1 : (end ?? at + 1));
  }
  return values;
}

const OPENING = new Set(['"', '“', '”', '„', '«', '‟']);
/** What ends a text that began with the quote; a straight one ends with a straight one only. */
const isClosing = (open: string, character: string): boolean =>
  open === '"' ? character === '"' : ['"', '“', '”', '»', '‟'].includes(character);
const SPACE = /\s/;

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One past the bracket that closes the object at `start`; null when it is not closed. */
function endOf(text: string, start: number): number | null {
  let depth = 0;
  let open: string | null = null;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (open !== null) {
      if (character === '\\') at += 1;
      else if (isClosing(open, character) && (open === '"' || endsText(text, at))) open = null;
    } else if (OPENING.has(character)) open = character;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

/** Inside typographic quotes the same marks may be part of the text: they end it only where JSON goes on behind them. */
function endsText(text: string, at: number): boolean {
  return /^\s*[,:}\]]/.test(text.slice(at + 1, at + 40));
}

function mend(text: string): string {
  let mended = '';
  let open: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (open !== null) {
      if (character === '\\') {
        mended += character + text.charAt(at + 1);
        at += 1;
      } else if (isClosing(open, character) && (open === '"' || endsText(text, at))) {
        open = null;
        mended += '"';
      } else if (character === '"') mended += '\\"';
      else if (character < ' ') mended += JSON.stringify(character).slice(1, -1);
      else mended += character;
    } else if (OPENING.has(character)) {
      open = character;
      mended += '"';
    } else if (character === ',' && isBeforeClosing(text, at + 1)) continue;
    else mended += character;
  }
  return mended;
}

function isBeforeClosing(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
  return text.charAt(at) === '}' || text.charAt(at) === ']';
}
