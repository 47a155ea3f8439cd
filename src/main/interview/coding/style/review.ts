/** Style by rules of our own. Every point taken has its reason and its line; the layout of the code is read, nothing is run. */
import type { Language } from '../../../ports/language.ts';
import type { CodeLanguage } from '../../../ports/runner.ts';
import { isCustomary, isVague, namesOf } from './names.ts';
import { readSource, type Source, type Token } from './source.ts';
import { deepestNesting, functionsOf, textOf } from './structure.ts';

export interface StyleFinding {
  readonly rule: string;
  /** From 1. */
  readonly line: number;
  readonly cost: number;
  readonly text: Readonly<Record<Language, string>>;
}

export interface StyleReview {
  /** 0..1. */
  readonly score: number;
  /** The dearest first. */
  readonly findings: readonly StyleFinding[];
}

export interface StyleOptions {
  readonly language: CodeLanguage;
  /** Whether printing belongs to the task. */
  readonly prints: boolean;
  /** Names that the task gave. */
  readonly given: readonly string[];
}

const LONG_FUNCTION = 40;
const DEEP = 4;
const LONG_LINE = 120;
const REPEATED_LINES = 4;
/** Of one rule no more than this many count. */
const COUNTED = 3;
const LOWEST = 0.1;

export function reviewStyle(code: string, options: StyleOptions): StyleReview {
  const source = readSource(code, options.language);
  const all = [...naming(source, options), ...size(source), ...dead(source, options), ...repetition(source), ...idioms(source), ...layout(source), ...comments(source)];
  const perRule = new Map<string, number>();
  const findings = all.filter(({ rule }) => {
    perRule.set(rule, (perRule.get(rule) ?? 0) + 1);
    return (perRule.get(rule) ?? 0) <= COUNTED;
  }).sort((a, b) => b.cost - a.cost);
  const cost = findings.reduce((sum, finding) => sum + finding.cost, 0);
  return { score: Math.max(LOWEST, Math.round((1 - cost) * 100) / 100), findings };
}

const finding = (rule: string, line: number, cost: number, en: string, ru: string): StyleFinding => ({ rule, line, cost, text: { en, ru } });

function naming(source: Source, { language, given }: StyleOptions): StyleFinding[] {
  const names = namesOf(source).filter(({ name, kind }) => kind !== 'parameter' && !given.includes(name));
  const custom = language === 'python' ? 'snake_case' : 'camelCase';
  return names.flatMap((item) => {
    const { name, line } = item;
    if (isVague(item)) return [finding('vague-name', line, 0.08, `the name “${name}” says nothing`, `имя «${name}» ни о чём не говорит`)];
    if (!isCustomary(item, language)) return [finding('name-form', line, 0.05, `“${name}” is not written as is usual here (${custom}, classes in PascalCase)`, `«${name}» записано не так, как принято (${custom}, классы в PascalCase)`)];
    return [];
  });
}

function size(source: Source): StyleFinding[] {
  const found = functionsOf(source).filter(({ length }) => length > LONG_FUNCTION)
    .map(({ name, line, length }) => finding('long-function', line, 0.12, `“${name}” has ${length} lines`, `в «${name}» ${length} строк`));
  const { depth, line } = deepestNesting(source);
  if (depth > DEEP) found.push(finding('deep-nesting', line, 0.06 * (depth - DEEP) + 0.06, `blocks stand ${depth} deep in each other`, `вложенность блоков — ${depth}`));
  return found;
}

const JUMP = /^(?:return|raise|throw|break|continue)\b/;

function dead(source: Source, { prints }: StyleOptions): StyleFinding[] {
  const { lines, language, tokens, comments: notes } = source;
  const found: StyleFinding[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next?.indent === line.indent && JUMP.test(textOf(line)) && !/^(?:\}|case\b|default\b|elif\b|else\b|except\b|finally\b)/.test(textOf(next)))
      found.push(finding('unreachable', next.line, 0.1, 'this line is never reached', 'эта строка никогда не выполняется'));
  });
  for (const { name, kind, line, uses } of namesOf(source)) {
    if (kind === 'variable' && uses === 1 && !name.startsWith('_')) found.push(finding('unused', line, 0.07, `“${name}” is never used`, `«${name}» нигде не используется`));
  }
  for (const note of notes) {
    const text = note.text.replace(/^(?:#+|\/\/+|\/\*+)\s*/, '').trim();
    if (/^(?:(?:def|for|while|if|elif|return|import|const|let|var|function|print|console)\b.*[:(;=]|[\w.[\]]+\s*[-+*/]?=\s*[^=\s].*|[\w.]+\(.*\);?)$/.test(text))
      found.push(finding('commented-out', note.line, 0.05, 'code that was commented out was left', 'остался закомментированный код'));
  }
  if (!prints) {
    tokens.forEach((token, index) => {
      const isPrint = language === 'python' ? token.text === 'print' && tokens[index + 1]?.text === '(' : token.text === 'console' && tokens[index + 1]?.text === '.';
      if (isPrint) found.push(finding('debug-output', token.line, 0.05, 'debugging output was left', 'остался отладочный вывод'));
    });
  }
  return found;
}

function repetition({ lines }: Source): StyleFinding[] {
  const seen = new Map<string, number>();
  const found: StyleFinding[] = [];
  for (let index = 0; index + REPEATED_LINES <= lines.length; index += 1) {
    const part = lines.slice(index, index + REPEATED_LINES);
    const text = part.map(textOf).join('\n');
    if (part.reduce((sum, { tokens }) => sum + tokens.length, 0) < 16) continue;
    const first = seen.get(text);
    if (first === undefined) seen.set(text, index);
    else if (index - first >= REPEATED_LINES) {
      const line = lines[index]?.line ?? 1;
      found.push(finding('repeated', line, 0.12, `these lines repeat those from line ${lines[first]?.line ?? 1}`, `эти строки повторяют строки, начиная с ${lines[first]?.line ?? 1}`));
      index += REPEATED_LINES - 1;
    }
  }
  return found;
}

const IDIOMS: Readonly<Record<CodeLanguage, readonly (readonly [RegExp, number, string, string])[]>> = {
  python: [
    [/[=!]= None\b/, 0.04, 'None is compared with == instead of is', 'None сравнивается через ==, а не is'],
    [/[=!]= (?:True|False)\b/, 0.04, 'a truth value is compared with True or False', 'логическое значение сравнивается с True или False'],
    [/^except :/, 0.08, 'a bare except hides every error', 'голый except прячет любые ошибки'],
    [/^def .*= (?:\[ \]|\{ \})/, 0.08, 'a default value that can be changed', 'изменяемое значение по умолчанию'],
    [/^global /, 0.08, 'a global variable', 'глобальная переменная'],
    [/ ;/, 0.04, 'several statements in one line', 'несколько инструкций в одной строке'],
  ],
  javascript: [
    [/^var /, 0.05, 'var instead of const or let', 'var вместо const или let'],
    [/ [=!]= (?!null\b)/, 0.05, '== instead of ===', '== вместо ==='],
    [/\bcatch (?:\( \w+ \) )?\{ \}/, 0.08, 'an empty catch hides every error', 'пустой catch прячет любые ошибки'],
    [/\beval \(/, 0.15, 'eval', 'eval'],
  ],
};

function idioms(source: Source): StyleFinding[] {
  const { lines, language } = source;
  return IDIOMS[language].flatMap(([pattern, cost, en, ru]) =>
    lines.filter((line) => pattern.test(line.tokens.map(({ kind, text }) => (kind === 'text' ? '""' : text)).join(' '))).map(({ line }) => finding(`idiom: ${en}`, line, cost, en, ru)));
}

function layout({ physical, lines, tokens, language }: Source): StyleFinding[] {
  const found: StyleFinding[] = [];
  const tabbed = physical.findIndex((line) => /^\t/.test(line));
  const spaced = physical.findIndex((line) => /^ {2,}(?! ?\*)/.test(line));
  if (tabbed >= 0 && spaced >= 0) found.push(finding('mixed-indent', Math.max(tabbed, spaced) + 1, 0.1, 'tabs and spaces are mixed', 'отступы смешаны: табуляция и пробелы'));
  physical.forEach((line, index) => {
    if (line.length > LONG_LINE) found.push(finding('long-line', index + 1, 0.03, `the line has ${line.length} characters`, `в строке ${line.length} символов`));
  });
  const steps = lines.flatMap(({ indent }, index) => (indent > (lines[index - 1]?.indent ?? 0) ? [indent - (lines[index - 1]?.indent ?? 0)] : []));
  if (new Set(steps).size > 1) found.push(finding('uneven-indent', lines.find(({ indent }, index) => indent - (lines[index - 1]?.indent ?? 0) !== steps[0] && indent > (lines[index - 1]?.indent ?? 0))?.line ?? 1, 0.06, 'steps of indentation differ', 'шаг отступа меняется'));
  const assigned = tokens.filter(({ text }) => text === '=' || /^[-+*/]=$/.test(text));
  const inBrackets = new Set(lines.flatMap((line) => insideBrackets(line.tokens)));
  const tight = assigned.filter((token) => /\S/.test(physical[token.line - 1]?.[token.column - 1] ?? ' ') && !inBrackets.has(token));
  if (tight.length > 0 && tight.length * 4 >= assigned.length) found.push(finding('spacing', tight[0]?.line ?? 1, 0.05, 'no spaces around =', 'нет пробелов вокруг ='));
  if (language === 'javascript') {
    const ends = lines.filter((line) => /^(?:const|let|return|[\w.[\]]+ (?:=|\+=|-=) )/.test(textOf(line))).map((line) => line.tokens.at(-1)?.text === ';');
    const closed = ends.filter(Boolean).length;
    if (closed > 0 && ends.length - closed > 1 && closed < ends.length * 0.8) found.push(finding('semicolons', 1, 0.05, 'semicolons come and go', 'точки с запятой стоят не везде'));
  }
  return found;
}

/** Python writes keyword arguments without spaces. */
function insideBrackets(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  return tokens.filter(({ kind, text }) => {
    if (kind === 'sign') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    return depth > 0;
  });
}

function comments({ lines, comments: notes, language, tokens }: Source): StyleFinding[] {
  const hasDocstring = language === 'python' && tokens.some(({ kind, text }) => kind === 'text' && /^\w*(?:"""|''')/.test(text));
  if (lines.length <= 25 || notes.length > 0 || hasDocstring) return [];
  return [finding('no-comment', 1, 0.06, 'not one comment in a long text', 'ни одного комментария в длинном коде')];
}
