/** Names that the candidate gave: variables, functions, classes, and how well they speak. */
import type { CodeLanguage } from '../../../ports/runner.ts';
import { readSource, type Source } from './source.ts';

export interface GivenName {
  readonly name: string;
  readonly kind: 'variable' | 'function' | 'class' | 'parameter';
  readonly line: number;
  /** How often the name stands in the whole code. */
  readonly uses: number;
}

/** Names of habit that need no other words: counters, coordinates, what is thrown away. */
const USUAL = new Set(['i', 'j', 'k', 'n', 'm', 'x', 'y', 'z', 'c', 'r', 'w', 'h', 'd', 's', 'a', 'b', '_', 'ch', 'id', 'fn', 'lo', 'hi', 'dp', 'dx', 'dy']);
const EMPTY_WORDS = /^(?:tmp|temp|foo|bar|baz|qux|data\d|var\d?|val\d|arr\d|res\d|aa+|bb+|xx+|asd\w*|qwe\w*|test\d?|thing|stuff|my\w*var\w*)$/i;

/** No head of a loop or function is longer, in tokens; hostile code must not cost squares. */
const LOOKED_AHEAD = 100;

export function namesOf(source: Source): readonly GivenName[] {
  const { tokens, language } = source;
  const uses = new Map<string, number>();
  for (const { kind, text } of tokens) if (kind === 'name') uses.set(text, (uses.get(text) ?? 0) + 1);
  // Python's f-strings and JavaScript's templates use names inside of texts.
  const inTexts = new Set(tokens.filter(({ kind }) => kind === 'text').flatMap(({ text }) => [...text.matchAll(/\{([^{}]+)\}/g)].flatMap(([, inner]) => inner?.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [])));
  const found = new Map<string, GivenName>();
  const add = (name: string | undefined, kind: GivenName['kind'], line: number): void => {
    if (name === undefined || !/^[\p{L}_$]/u.test(name) || found.has(name)) return;
    found.set(name, { name, kind, line, uses: (uses.get(name) ?? 1) + (inTexts.has(name) ? 1 : 0) });
  };
  tokens.forEach((token, index) => {
    const [next, second] = [tokens[index + 1], tokens[index + 2]];
    if (token.text === 'class') add(next?.text, 'class', token.line);
    if (token.text === (language === 'python' ? 'def' : 'function')) {
      add(next?.kind === 'name' ? next.text : undefined, 'function', token.line);
      parametersFrom(source, index).forEach((name) => add(name, 'parameter', token.line));
    }
    if (language === 'javascript' && /^(?:const|let|var)$/.test(token.text) && next?.kind === 'name') {
      const isFunction = second?.text === '=' && isFunctionStart(source, index + 3);
      add(next.text, isFunction ? 'function' : 'variable', token.line);
    }
    if (language === 'python' && token.text === 'for' && next?.kind === 'name') {
      const targets = tokens.slice(index + 1, index + 1 + LOOKED_AHEAD);
      const end = targets.findIndex(({ text }) => text === 'in');
      targets.slice(0, Math.max(0, end)).forEach(({ kind, text }) => kind === 'name' && add(text, 'variable', token.line));
    }
  });
  if (language === 'python') {
    for (const { tokens: line, line: number } of source.lines) {
      const assigns = line.findIndex(({ text }) => text === '=');
      if (assigns > 0 && line.slice(0, assigns).every(({ kind, text }) => kind === 'name' || text === ',')) {
        line.slice(0, assigns).forEach(({ kind, text }) => kind === 'name' && add(text, 'variable', number));
      }
    }
  }
  return [...found.values()];
}

function parametersFrom({ tokens }: Source, index: number): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  for (let at = index + 1; at < Math.min(tokens.length, index + LOOKED_AHEAD); at += 1) {
    const { text, kind } = tokens[at] ?? { text: '', kind: 'sign' };
    if (text === '(') depth += 1;
    else if (text === ')') {
      depth -= 1;
      if (depth === 0) break;
    } else if (depth === 1 && kind === 'name' && /^[(,*]$|^\.\.\.$|^\*\*$/.test(tokens[at - 1]?.text ?? '')) names.push(text);
  }
  return names;
}

function isFunctionStart({ tokens }: Source, index: number): boolean {
  const start = tokens[index];
  if (start?.text === 'function' || start?.text === 'async') return true;
  return tokens.slice(index, index + LOOKED_AHEAD).some(({ text, line }) => text === '=>' && line === start?.line);
}

const SNAKE = /^_*[a-z][a-z0-9]*(?:_[a-z0-9]+)*_*$/;
const CONSTANT = /^_*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const CAMEL = /^[_$]*[a-z][A-Za-z0-9]*$/;
const PASCAL = /^_?[A-Z][A-Za-z0-9]*$/;

/** Whether the name is written as its language's custom has it. */
export function isCustomary({ name, kind }: GivenName, language: CodeLanguage): boolean {
  if (/^_+$/.test(name)) return true;
  if (kind === 'class') return PASCAL.test(name);
  if (language === 'python') return SNAKE.test(name) || (kind === 'variable' && CONSTANT.test(name)) || !/^[\w$]+$/.test(name);
  return CAMEL.test(name) || (kind === 'variable' && CONSTANT.test(name)) || (kind === 'function' && PASCAL.test(name)) || !/^[\w$]+$/.test(name);
}

export const isVague = ({ name, kind }: GivenName): boolean =>
  EMPTY_WORDS.test(name) || (name.length < 2 && !USUAL.has(name)) || (kind === 'function' && name.length < 3);

/** Names in the code that say nothing, in their order; parameters are the task's own. */
export function vagueNames(code: string, language: CodeLanguage): readonly string[] {
  return namesOf(readSource(code, language)).filter((given) => given.kind !== 'parameter' && isVague(given)).map(({ name }) => name);
}
