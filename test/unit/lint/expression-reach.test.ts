/** The law allows to infer expressions in one's own practice alone: nothing of an interview that others see may reach that code. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = new Map(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [join('src', name).replaceAll('\\', '/'), readFileSync(join(root, 'src', name), 'utf8')]),
);

/** What a file imports of ours: static, dynamic, and by `new URL`. */
function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:from\s*|import\s*\(?\s*|new URL\(\s*)['"](\.[^'"?]+)(?:\?[^'"]*)?['"]/g)]
    .map(([, target = '']) => relative(root, join(root, dirname(path), target)).replaceAll('\\', '/'));
}

function reachedFrom(entries: readonly string[], files: ReadonlyMap<string, string>): Set<string> {
  const reached = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = files.get(path);
    if (text === undefined || reached.has(path)) continue;
    reached.add(path);
    open.push(...importsOf(path, text));
  }
  return reached;
}

const EXPRESSION = 'src/renderer/work/expression/';
const READER = 'src/main/page-worker/expression-reader.ts';
const PORT = 'src/main/ports/expression.ts';
const within = (reached: ReadonlySet<string>, folder: string): string[] => [...reached].filter((path) => path.startsWith(folder));
/** Everything that belongs to interviews which others see. */
const interviews = [...sources.keys()].filter((path) => /\/(proctored|voice|coding|screening|reports|reviewer)\//.test(path) && !path.includes('/coaching/'));

describe('code that reads expressions', () => {
  it('is reached by the page that works, and from no other page', () => {
    expect(within(reachedFrom(['src/renderer/work/main.ts'], sources), EXPRESSION).length).toBeGreaterThan(5);
    expect(within(reachedFrom(['src/renderer/main.tsx'], sources), EXPRESSION)).toEqual([]);
  });

  it('is out of reach of every interview that others see', () => {
    expect(interviews.length).toBeGreaterThan(100);
    const reached = reachedFrom(interviews, sources);
    expect([...within(reached, EXPRESSION), ...within(reached, READER), ...within(reached, PORT)]).toEqual([]);
  });

  it('is asked for by coaching alone', () => {
    const asking = [...sources].filter(([path, text]) => importsOf(path, text).includes(PORT)).map(([path]) => path);
    expect(asking.filter((path) => !/coaching|page-worker|ports\//.test(path))).toEqual([]);
    expect(asking.some((path) => path.includes('interview/coaching/'))).toBe(true);
  });

  it('would be noticed if it were planted', () => {
    const planted = new Map(sources);
    const victim = 'src/renderer/candidate/proctored/planted.ts';
    planted.set(victim, "const { toShares } = await import('../../work/expression/expressions.ts');");
    expect(within(reachedFrom([victim], planted), EXPRESSION)).toContain('src/renderer/work/expression/expressions.ts');
  });
});
