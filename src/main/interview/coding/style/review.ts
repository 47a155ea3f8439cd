/**
 * Style by rules of our own, over the facts of a syntax tree that the sandbox read. Every point taken has its reason and
 * its line.
 *
 * score = 1 - the sum of the costs of all findings, not below 0.1; of one rule the first three count. Code that cannot be
 * read at all has 0.3.
 */
import type { CodeFacts, CodeLanguage } from '../../../ports/runner.ts';
import { finding, type StyleFinding } from './finding.ts';
import { ISSUE_RULES } from './issue-rules.ts';
import { layoutFindings } from './layout.ts';
import { isBrief, isCustomary, isVague } from './names.ts';

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
const MANY_PARAMETERS = 5;
/** Lines of code that speak for themselves without a comment. */
const WITHOUT_COMMENT = 40;
/** Of one rule no more than this many count. */
const COUNTED = 3;
const LOWEST = 0.1;
const UNREADABLE = 0.7;
const NAME_SHOWN = 40;

/** Pure. @param facts what `CodeRunner.read` gave: null for code that does not parse */
export function reviewStyle(code: string, facts: CodeFacts | null, options: StyleOptions): StyleReview {
  const all = facts === null
    ? [finding('unreadable', 1, UNREADABLE, 'the code does not parse', 'код не разбирается')]
    : [...naming(code, facts, options), ...size(facts), ...issues(facts, options), ...layoutFindings(code), ...comments(code, facts)];
  const perRule = new Map<string, number>();
  const places = new Set<string>();
  const findings = all.filter(({ rule, line, text }) => {
    const place = `${rule}:${line}:${text.en}`;
    if (places.has(place)) return false;
    places.add(place);
    perRule.set(rule, (perRule.get(rule) ?? 0) + 1);
    return (perRule.get(rule) ?? 0) <= COUNTED;
  }).sort((a, b) => b.cost - a.cost || a.line - b.line);
  const cost = findings.reduce((sum, { cost: each }) => sum + each, 0);
  return { score: Math.max(LOWEST, Math.round((1 - cost) * 100) / 100), findings };
}

function naming(code: string, { names }: CodeFacts, { language, given }: StyleOptions): StyleFinding[] {
  const custom = language === 'python' ? 'snake_case' : 'camelCase';
  const lines = code.split(/\r\n|\r|\n/);
  return names.filter(({ name, kind }) => kind !== 'import' && !given.includes(name)).flatMap((item) => {
    const { name, kind, line } = item;
    const shown = name.length <= NAME_SHOWN ? name : `${name.slice(0, NAME_SHOWN).toWellFormed()}…`;
    const isShortLived = name.length === 1 && (kind === 'variable' || kind === 'parameter') && isBrief(lines[line - 1] ?? '');
    if (!isShortLived && isVague(item)) return [finding('vague-name', line, 0.08, `the name “${shown}” says nothing`, `имя «${shown}» ни о чём не говорит`)];
    if (!isCustomary(item, language)) return [finding('name-form', line, 0.05, `“${shown}” is not written as is usual here (${custom}, classes in PascalCase)`, `«${shown}» записано не так, как принято (${custom}, классы в PascalCase)`)];
    return [];
  });
}

function size({ functions }: CodeFacts): StyleFinding[] {
  return functions.flatMap(({ name, line, length, depth, depthLine, parameters }) => {
    const found: StyleFinding[] = [];
    const called = name === '' ? { en: 'a function', ru: 'функция' } : { en: `“${name}”`, ru: `«${name}»` };
    if (length > LONG_FUNCTION) found.push(finding('long-function', line, 0.12, `${called.en} has ${length} lines`, `${called.ru}: строк ${length}`));
    if (depth > DEEP) found.push(finding('deep-nesting', depthLine, 0.06 * (Math.min(depth, 3 * DEEP) - DEEP) + 0.06, `blocks stand ${depth} deep in each other`, `вложенность блоков — ${depth}`));
    if (parameters > MANY_PARAMETERS) found.push(finding('many-parameters', line, 0.05, `${called.en} takes ${parameters} parameters`, `${called.ru}: параметров ${parameters}`));
    return found;
  });
}

function issues({ issues: found }: CodeFacts, { prints, given }: StyleOptions): StyleFinding[] {
  return found.flatMap(({ rule, line, detail }) => {
    if ((rule === 'debug-output' && prints) || (rule === 'unused' && given.includes(detail))) return [];
    const { cost, say } = ISSUE_RULES[rule];
    return [{ rule, line, cost, text: say(detail) }];
  });
}

function comments(code: string, facts: CodeFacts): StyleFinding[] {
  const lines = code.split('\n').filter((line) => line.trim() !== '').length;
  const hasDocstring = /"""|'''/.test(code);
  if (lines <= WITHOUT_COMMENT || facts.comments > 0 || hasDocstring) return [];
  return [finding('no-comment', 1, 0.06, 'not one comment in a long text', 'ни одного комментария в длинном коде')];
}
