/** Names that the candidate gave, and how well they speak. */
import type { CodeLanguage, CodeName } from '../../../ports/runner.ts';
import { glanceAt } from '../glance.ts';

/** Names of habit that need no other words: counters, sizes, points, what is thrown away. */
const USUAL = new Set(['i', 'j', 'k', 'n', 'm', 'x', 'y', '_', 'ch', 'id', 'fn', 'lo', 'hi', 'dp', 'dx', 'dy']);
/** One letter says enough where it lives no longer than a line: in a loop, a comprehension, a lambda. */
const BRIEF = /(?<![\p{L}\p{N}_$])(?:for|lambda|with|except|catch)(?![\p{L}\p{N}_$])|=>/u;
const BRIEF_READ = 400;
const EMPTY_WORDS = /^(?:tmp|temp|foo|bar|baz|qux|data\d|var\d?|val\d|arr\d|res\d|aa+|bb+|xx+|asd\w{0,20}|qwe\w{0,20}|test\d?|thing|stuff|my\w{0,20}var\w{0,20})$/i;

const SNAKE = /^_*[a-z][a-z0-9]*(?:_[a-z0-9]+)*_*$/;
const CONSTANT = /^_*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const CAMEL = /^[_$]*[a-z][A-Za-z0-9]*$/;
const PASCAL = /^_?[A-Z][A-Za-z0-9]*$/;

/** Whether the name is written as its language's custom has it. */
export function isCustomary({ name, kind }: Pick<CodeName, 'name' | 'kind'>, language: CodeLanguage): boolean {
  if (/^[_$]+$/.test(name)) return true;
  if (kind === 'class') return PASCAL.test(name);
  if (language === 'python') return SNAKE.test(name) || (kind === 'variable' && (CONSTANT.test(name) || PASCAL.test(name))) || !/^[\w$]+$/.test(name);
  return CAMEL.test(name) || (kind === 'variable' && CONSTANT.test(name)) || (kind === 'function' && PASCAL.test(name)) || !/^[\w$]+$/.test(name);
}

/** Whether the line in which a name first appears gives it a short life. */
export const isBrief = (line: string): boolean => BRIEF.test(line.slice(0, BRIEF_READ));

export const isVague = ({ name, kind }: Pick<CodeName, 'name' | 'kind'>): boolean =>
  EMPTY_WORDS.test(name) || (name.length < 2 && !USUAL.has(name)) || (kind === 'function' && name.length < 3);

const GIVEN: Readonly<Record<CodeLanguage, RegExp>> = {
  python: /^[ \t]*(?:(def|class)[ \t]+)?([A-Za-z_]\w*)[ \t]*(?:=(?!=)|\(.*\)[^:\n]*:|:[ \t]*$)/gm,
  javascript: /\b(const|let|var|function|class)\s+([A-Za-z_$][\w$]*)/g,
};
const KEYWORDS = /^(?:if|elif|else|for|while|with|try|except|finally|return|match|case|lambda)$/;

/** Names in the code that say nothing, in their order: a glance in the middle of a conversation, without a syntax tree. */
export function vagueNames(code: string, language: CodeLanguage): readonly string[] {
  const names = [...glanceAt(code).matchAll(GIVEN[language])].map(([, word, name = '']): Pick<CodeName, 'name' | 'kind'> =>
    ({ name, kind: word === 'def' || word === 'function' ? 'function' : word === 'class' ? 'class' : 'variable' }));
  return [...new Set(names.filter((given) => !KEYWORDS.test(given.name) && isVague(given)).map(({ name }) => name))];
}
