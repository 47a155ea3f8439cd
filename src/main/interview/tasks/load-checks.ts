/** What can be said against a task without running anything: used on tasks that were written and on generated ones alike. */
import { canonical } from './compare.ts';
import { CODE_LANGUAGES, GROWTH_CLASSES, type Task } from './task.ts';

/** Names of techniques: a statement that says one has told the solution. */
const TECHNIQUES = [
  /\bO\(/, /hash ?(map|table)/i, /two pointers/i, /sliding window/i, /prefix sum/i, /dynamic programming/i, /memoi[sz]/i, /binary search/i,
  /recursi(on|ve)/i, /breadth.first/i, /depth.first/i, /topological/i, /хеш/i, /два указателя/i, /скользящ/i, /префиксн/i,
  /динамическо\S* программ/i, /мемоиз/i, /(двоичн|бинарн)\S* поиск/i, /рекурс/i, /(обход|поиск)\S* в (ширину|глубину)/i, /тополог/i,
];
/** A line of code this long says something; shorter ones are `return result`. */
const TELLING_LINE = 24;
const CODE_FENCE = /```(?:py|js|python|javascript)|\bdef \w+\(|\bfunction \w+\(/;

/** Problems in words, none for a sound task. */
export function checkTask(task: Task): readonly string[] {
  return [...checkTests(task), ...checkTexts(task), ...checkGrowth(task), ...checkCode(task)];
}

function checkTests(task: Task): readonly string[] {
  const tests = inputsOf(task);
  const problems: string[] = [];
  const expectIds = (letter: string, list: readonly { readonly id: string }[]): void => {
    if (list.some(({ id }, index) => id !== `${letter}${index + 1}`)) problems.push(`tests ${letter}… are not numbered ${letter}1, ${letter}2, … in order`);
  };
  expectIds('v', task.visibleTests);
  expectIds('h', task.hiddenTests);
  const seen = new Map<string, string>();
  for (const { id, input } of tests) {
    const earlier = seen.get(input);
    if (earlier !== undefined) problems.push(`test ${id} has the same input as ${earlier}`);
    seen.set(input, id);
  }
  if (new Set(tests.map(({ expected }) => expected)).size < 2) problems.push('all tests expect the same');
  if (tests.some(({ input, expected }) => hasUnsafeNumber(`${input} ${expected}`))) problems.push('a number is beyond ±2^53');
  for (const { test } of task.examples) {
    if (!task.visibleTests.some(({ id }) => id === test)) problems.push(`an example names ${test}, which is no visible test`);
  }
  if (task.kind === 'calls' && new Set([...task.visibleTests, ...task.hiddenTests].map(({ args }) => args.length)).size > 1) {
    problems.push('tests have different numbers of arguments');
  }
  return problems;
}

function inputsOf(task: Task): readonly { readonly id: string; readonly input: string; readonly expected: string }[] {
  if (task.kind === 'programs') return [...task.visibleTests, ...task.hiddenTests].map(({ id, stdin, expected }) => ({ id, input: stdin.trimEnd(), expected }));
  return [...task.visibleTests, ...task.hiddenTests].map(({ id, args, expected }) => ({ id, input: canonical(args), expected: canonical(expected) }));
}

const hasUnsafeNumber = (text: string): boolean => (text.match(/(?<![\w.])\d{16,}(?![\w.])/g) ?? []).some((digits) => !Number.isSafeInteger(Number(digits)));

function checkTexts(task: Task): readonly string[] {
  const { description, hints } = task;
  const problems: string[] = [];
  const local = [task.title, task.complexity.n, ...hints, ...task.edgeCases, ...task.followUps, ...task.examples.map(({ explanation }) => explanation)];
  for (const { en, ru } of [description, ...local]) {
    if (!/[а-яё]/i.test(ru)) problems.push(`not Russian: ${first(ru)}`);
    if (!/[a-z]/i.test(en)) problems.push(`not English: ${first(en)}`);
  }
  for (const text of [description.en, description.ru]) {
    if (text.trim().length < 200) problems.push(`the description is short: ${first(text)}`);
    const technique = TECHNIQUES.find((pattern) => pattern.test(text));
    if (technique !== undefined) problems.push(`the description names a technique: ${technique.exec(text)?.[0] ?? ''}`);
    if (CODE_FENCE.test(text)) problems.push(`the description holds code: ${first(text)}`);
  }
  const told = [description, ...hints].flatMap(({ en, ru }) => [en, ru]);
  for (const language of CODE_LANGUAGES) {
    const lines = task.code[language].reference.split('\n').map((line) => line.trim());
    const given = task.code[language].initial;
    for (const line of lines.filter((text) => text.length >= TELLING_LINE && !given.includes(text))) {
      if (told.some((text) => text.includes(line))) problems.push(`a text tells a line of the ${language} solution: ${line}`);
    }
  }
  return problems;
}

const first = (text: string): string => text.slice(0, 60);

function checkGrowth({ complexity: { best, slow }, sizes }: Task): readonly string[] {
  const problems: string[] = [];
  if (GROWTH_CLASSES.indexOf(slow) <= GROWTH_CLASSES.indexOf(best)) problems.push(`slow ${slow} is no worse than best ${best}`);
  if (sizes.some((size, index) => index > 0 && size <= (sizes[index - 1] ?? 0))) problems.push('sizes do not grow');
  const isExponential = slow === 'O(2^n)';
  if (!isExponential && (sizes.at(-1) ?? 0) < 4 * (sizes[0] ?? 0)) problems.push('the last size is less than four times the first');
  return problems;
}

function checkCode(task: Task): readonly string[] {
  const problems: string[] = [];
  if (!/\bfunction generate\(n, seed\)/.test(task.generator)) problems.push('generate.js has no function generate(n, seed)');
  if (/Math\.random|Date\.now|new Date\(\)|console\.|require\(|import\b|process\./.test(task.generator)) problems.push('generate.js reaches for chance, time or the host');
  if (task.kind === 'programs') return problems;
  for (const language of CODE_LANGUAGES) {
    const name = task.functionName[language];
    for (const [part, code] of Object.entries(task.code[language])) {
      if (!new RegExp(`\\b(def|function) ${name}\\(`).test(code as string)) problems.push(`${part} in ${language} has no function ${name}`);
    }
    const signature = (code: string): string | undefined => new RegExp(`(?:def|function) ${name}\\(([^)]*)\\)`).exec(code)?.[1];
    const { initial, reference } = task.code[language];
    if (signature(initial) !== signature(reference)) problems.push(`the ${language} signature of initial and reference differ`);
  }
  return problems;
}
