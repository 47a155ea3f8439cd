/** Words of code by what they are, line by line: enough to read by, and light. */
export type CodeLanguage = 'python' | 'javascript';
export interface Token {
  readonly kind: 'plain' | 'keyword' | 'string' | 'comment' | 'number';
  readonly text: string;
}
/** What closes the string or comment that a line begins inside of; empty for none. */
export type Inside = '' | '"""' | "'''" | '`' | '*/';

const KEYWORDS: Readonly<Record<CodeLanguage, ReadonlySet<string>>> = {
  python: new Set(('and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal '
    + 'not or pass raise return try while with yield None True False').split(' ')),
  javascript: new Set(('async await break case catch class const continue default delete do else export extends finally for function get if import in instanceof let '
    + 'new of return set static super switch this throw try typeof var void while yield null undefined true false').split(' ')),
};

const OPENERS: Readonly<Record<CodeLanguage, RegExp>> = {
  python: /(?<comment>#.*)|(?<open>"""|''')|(?<string>"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\w.]*)/uy,
  javascript: /(?<comment>\/\/.*)|(?<open>\/\*|`)|(?<string>"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?)|(?<word>[\p{L}_$][\p{L}\p{N}_$]*)|(?<number>\d[\w.]*)/uy,
};

export function toTokens(line: string, language: CodeLanguage, inside: Inside): { readonly tokens: readonly Token[]; readonly inside: Inside } {
  const tokens: Token[] = [];
  const add = (kind: Token['kind'], text: string): void => {
    const last = tokens.at(-1);
    if (last?.kind === kind) tokens[tokens.length - 1] = { kind, text: last.text + text };
    else if (text !== '') tokens.push({ kind, text });
  };
  let [at, open] = [0, inside];
  while (at < line.length) {
    if (open !== '') {
      const end = line.indexOf(open, at);
      const to = end < 0 ? line.length : end + open.length;
      add(open === '*/' ? 'comment' : 'string', line.slice(at, to));
      if (end >= 0) open = '';
      at = to;
      continue;
    }
    const pattern = OPENERS[language];
    pattern.lastIndex = at;
    const groups = pattern.exec(line)?.groups;
    if (groups === undefined) {
      add('plain', line.charAt(at));
      at += 1;
    } else {
      const text = groups.comment ?? groups.open ?? groups.string ?? groups.word ?? groups.number ?? '';
      if (groups.open !== undefined) open = text === '/*' ? '*/' : (text as Inside);
      const kind = groups.comment !== undefined || text === '/*' ? 'comment' : groups.open !== undefined || groups.string !== undefined ? 'string' : groups.number !== undefined ? 'number' : KEYWORDS[language].has(text) ? 'keyword' : 'plain';
      add(kind, text);
      at += text.length;
    }
  }
  return { tokens, inside: open };
}
