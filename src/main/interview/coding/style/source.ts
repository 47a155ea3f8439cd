/** Code read as tokens and lines: enough for a glance in the chat, at once and in the server itself. */
import type { CodeLanguage } from '../../../ports/runner.ts';

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'comment' | 'sign';
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

/** A line with code on it; what only continues an open bracket or a long text belongs to the line before. */
export interface CodeLine {
  /** From 1. */
  readonly line: number;
  /** Last physical line that belongs to it. */
  readonly lastLine: number;
  /** Width of the white space before it; a tab counts as four. */
  readonly indent: number;
  /** Without comments. */
  readonly tokens: readonly Token[];
}

export interface Source {
  readonly language: CodeLanguage;
  /** Physical lines. */
  readonly physical: readonly string[];
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  readonly lines: readonly CodeLine[];
}

const PYTHON = /(#[^\n]*)|((?:\b[rbfuRBFU]{1,2})?(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?))|([\p{L}_][\p{L}\p{N}_]*)|(\d[\w.]*)|(\*\*=?|\/\/=?|[=!<>:+\-*/%&|^]=|->|<<|>>|[^\s\w])/gu;
const JAVASCRIPT = /(\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|("(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|`(?:[^`\\]|\\[\s\S])*`?)|([\p{L}_$#][\p{L}\p{N}_$]*)|(\d[\w.]*)|(>>>=?|[=!]==?|=>|\*\*=?|<<=?|>>=?|&&=?|\|\|=?|\?\?=?|\?\.|\.\.\.|\+\+|--|[<>+\-*/%&|^]=|[^\s\w])/gu;
/** A slash after one of these begins a regular expression. */
const BEFORE_REGEX = /^(?:[=(,:[!&|?{};+\-*%<>~^]|=>|&&|\|\||\?\?|===?|!==?|return|typeof|case)$/;
const REGEX = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/y;

export function readSource(code: string, language: CodeLanguage): Source {
  const tokens = readTokens(code.replace(/\r\n?/g, '\n'), language);
  const plain = tokens.filter(({ kind }) => kind !== 'comment');
  const physical = code.split(/\r\n|\r|\n/);
  return { language, physical, tokens: plain, comments: tokens.filter(({ kind }) => kind === 'comment'), lines: toLines(plain, physical) };
}

function readTokens(code: string, language: CodeLanguage): readonly Token[] {
  const starts = [0];
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  const pattern = new RegExp((language === 'python' ? PYTHON : JAVASCRIPT).source, 'gu');
  const tokens: Token[] = [];
  let lineIndex = 0;
  let previous: Token | undefined;
  for (let match = pattern.exec(code); match !== null; match = pattern.exec(code)) {
    while ((starts[lineIndex + 1] ?? Infinity) <= match.index) lineIndex += 1;
    const place = { line: lineIndex + 1, column: match.index - (starts[lineIndex] ?? 0) };
    if (language === 'javascript' && match[0].startsWith('/') && match[1] === undefined && (previous === undefined || BEFORE_REGEX.test(previous.text))) {
      REGEX.lastIndex = match.index;
      const regex = REGEX.exec(code)?.[0];
      if (regex !== undefined) {
        pattern.lastIndex = match.index + regex.length;
        previous = { kind: 'text', text: regex, ...place };
        tokens.push(previous);
        continue;
      }
    }
    const kind = match[1] !== undefined ? 'comment' : match[2] !== undefined ? 'text' : match[3] !== undefined ? 'name' : match[4] !== undefined ? 'number' : 'sign';
    const token: Token = { kind, text: match[0], ...place };
    if (kind !== 'comment') previous = token;
    tokens.push(token);
  }
  return tokens;
}

const height = (token: Token): number => token.text.split('\n').length - 1;

function toLines(tokens: readonly Token[], physical: readonly string[]): readonly CodeLine[] {
  const lines: { line: number; lastLine: number; indent: number; tokens: Token[] }[] = [];
  let depth = 0;
  for (const token of tokens) {
    const last = lines.at(-1);
    if (last !== undefined && (token.line <= last.lastLine || depth > 0)) {
      last.tokens.push(token);
      last.lastLine = Math.max(last.lastLine, token.line + height(token));
    } else {
      const space = /^\s*/.exec(physical[token.line - 1] ?? '')?.[0] ?? '';
      lines.push({ line: token.line, lastLine: token.line + height(token), indent: space.replaceAll('\t', '    ').length, tokens: [token] });
    }
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += token.text === '{' && isBlock(lines.at(-1)?.tokens ?? []) ? 0 : 1;
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1);
  }
  return lines;
}

/** A brace that opens a block of JavaScript: after `)`, `=>`, or a word of control; Python's braces hold values. */
function isBlock(tokens: readonly Token[]): boolean {
  const before = tokens.at(-2);
  if (before === undefined) return true;
  if (before.text === ')' || before.text === '=>' || before.text === ';') return true;
  return /^(?:else|try|finally|do)$/.test(before.text) || tokens[0]?.text === 'class' || tokens[1]?.text === 'class';
}
