import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { IMPORT_TABLE, toMarkdown } from '../../../eslint/import-table.js';

const root = join(import.meta.dirname, '../../..');

// The planted files exist nowhere, so rules that need a program of types are left out.
const untyped = tseslint.configs.disableTypeChecked;
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    rules: untyped.rules,
    languageOptions: { parserOptions: { project: false, projectService: false } },
  },
});

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, filePath) });
  const messages = result?.messages ?? [];
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  return messages.filter(({ ruleId }) => ruleId !== '@typescript-eslint/no-unused-vars').map(({ ruleId }) => ruleId ?? '');
}

const BOUNDARY = 'boundaries/dependencies';
const PACKAGE = 'no-restricted-imports';

describe('a planted import', () => {
  it.each([
    ['contracts of main', 'src/contracts/planted.ts', "import '../main/base/errors.ts';", BOUNDARY],
    ['contracts of a package', 'src/contracts/planted.ts', "import 'express';", PACKAGE],
    ['contracts of Node', 'src/contracts/planted.ts', "import 'node:fs';", PACKAGE],
    ['ports of base', 'src/main/ports/planted.ts', "import '../base/errors.ts';", BOUNDARY],
    ['base of ports', 'src/main/base/planted.ts', "import '../ports/clock.ts';", BOUNDARY],
    ['interview of store', 'src/main/interview/planted.ts', "import '../store/database.ts';", BOUNDARY],
    ['interview of a contract', 'src/main/interview/sessions/planted.ts', "import '../../../contracts/screening.ts';", BOUNDARY],
    ['a means of another', 'src/main/store/planted.ts', "import '../media/wav.ts';", BOUNDARY],
    ['http of the domain', 'src/main/http/planted.ts', "import '../interview/privacy/desk-lock.ts';", BOUNDARY],
    ['an api of the store', 'src/main/apis/screening/planted.ts', "import '../../store/database.ts';", BOUNDARY],
    ['an api of another api', 'src/main/apis/screening/planted.ts', "import '../desk/access.ts';", BOUNDARY],
    ['a candidate’s interview of what faces express', 'src/main/interview/proctored/planted.ts', "import '../../ports/expression.ts';", BOUNDARY],
    ['a candidate’s interview of coaching', 'src/main/interview/voice/planted.ts', "import '../coaching/delivery/emotion.ts';", BOUNDARY],
    ['screening of coaching', 'src/main/apis/screening/planted.ts', "import '../../interview/coaching/accounts.ts';", BOUNDARY],
    ['proctored of coaching', 'src/main/apis/proctored/planted.ts', "import '../../interview/coaching/delivery/emotion.ts';", BOUNDARY],
    ['coding of coaching', 'src/main/apis/coding/planted.ts', "import '../wire/coaching.ts';", BOUNDARY],
    ['voice of coaching’s recordings', 'src/main/apis/voice/planted.ts', "import '../../ports/coaching.ts';", BOUNDARY],
    ['the reviewer’s desk of coaching', 'src/main/apis/desk/planted.ts', "import '../../interview/coaching/analyst/analysis.ts';", BOUNDARY],
    ['the desk’s list of interviews of coaching’s wire', 'src/main/apis/desk/interview-sources.ts', "import './coaching-wire.ts';", BOUNDARY],
    ['the reviewer of coaching’s data', 'src/renderer/reviewer/planted.ts', "import '../data/coaching.ts';", BOUNDARY],
    ['the reviewer of coaching’s queries', 'src/renderer/reviewer/planted.ts', "import '../data/coaching-queries.ts';", BOUNDARY],
    ['the reviewer of coaching’s wire', 'src/renderer/reviewer/planted.ts', "import '../../contracts/desk-coaching.ts';", BOUNDARY],
    ['shared data of coaching’s', 'src/renderer/data/queries.ts', "import './coaching.ts';", BOUNDARY],
    ['an interview’s page of coaching’s estimates', 'src/renderer/candidate/own-interview.tsx', "import './coaching/analysis/findings.tsx';", BOUNDARY],
    ['an interview’s room of coaching’s data', 'src/renderer/candidate/proctored/planted.ts', "import '../../data/coaching.ts';", BOUNDARY],
    ['headless of desktop', 'src/main/headless.ts', "import './desktop/window.ts';", BOUNDARY],
    ['compose of desktop', 'src/main/compose.ts', "import './desktop/window.ts';", BOUNDARY],
    ['desktop of compose', 'src/main/desktop/planted.ts', "import '../compose.ts';", BOUNDARY],
    ['preload of main', 'src/preload/planted.ts', "import '../main/base/errors.ts';", BOUNDARY],
    ['the renderer of main', 'src/renderer/data/planted.ts', "import '../../main/base/errors.ts';", BOUNDARY],
    ['the product of scripts', 'src/main/base/planted.ts', "import '../../../scripts/bootstrap/say.mjs';", BOUNDARY],
    ['electron outside desktop', 'src/main/http/planted.ts', "import 'electron';", PACKAGE],
    ['express outside http', 'src/main/apis/desk/planted.ts', "import 'express';", PACKAGE],
    ['ws in the domain', 'src/main/interview/planted.ts', "import 'ws';", PACKAGE],
    ['better-sqlite3 outside store', 'src/main/compose.ts', "import 'better-sqlite3';", PACKAGE],
    ['onnxruntime outside engines', 'src/main/inference/planted.ts', "import 'onnxruntime-node';", PACKAGE],
    ['a file in no zone', 'src/main/elsewhere/planted.ts', 'export const x = 1;', 'boundaries/no-unknown-files'],
    ['the environment outside config', 'src/main/http/planted.ts', 'export const x = process.env.HOME;', 'no-restricted-properties'],
    ['a default export', 'src/main/base/planted.ts', 'export default 1;', 'no-restricted-syntax'],
    ['any', 'src/main/base/planted.ts', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
    ['300 lines and more', 'src/main/base/planted.ts', 'export {};\n'.repeat(301), 'max-lines'],
  ])('is refused: %s', async (_name, path, code, rule) => {
    expect(await rulesBroken(path, code)).toContain(rule);
  });

  it.each([
    ['contracts of zod', 'src/contracts/planted.ts', "import 'zod';"],
    ['interview of an error code', 'src/main/interview/planted.ts', "import '../../contracts/errors.ts';"],
    ['inference of media', 'src/main/inference/planted.ts', "import '../media/wav.ts';"],
    ['an api of http', 'src/main/apis/screening/planted.ts', "import '../../http/mount.ts';"],
    ['coaching of what it expresses', 'src/main/interview/coaching/planted.ts', "import '../../ports/expression.ts';\nimport '../transcript/file-transcription.ts';"],
    ['an engine of its runtime', 'src/main/inference/engines/planted.ts', "import 'onnxruntime-node';"],
    ['store of its database', 'src/main/store/planted.ts', "import 'better-sqlite3';"],
    ['desktop of electron', 'src/main/desktop/planted.ts', "import 'electron';"],
    ['compose of everything', 'src/main/compose.ts', "import './store/database.ts';\nimport './apis/desk/access.ts';"],
    ['the renderer of contracts', 'src/renderer/data/planted.ts', "import '../../contracts/desk.ts';"],
    ['scripts of main', 'scripts/planted.ts', "import '../src/main/base/errors.ts';"],
  ])('is allowed: %s', async (_name, path, code) => {
    expect(await rulesBroken(path, code)).toEqual([]);
  });
});

describe('the table', () => {
  it('names only zones that it has', () => {
    const zones = new Set(IMPORT_TABLE.map(({ zone }) => zone));
    expect(IMPORT_TABLE.flatMap(({ may }) => may).filter((zone) => !zones.has(zone))).toEqual([]);
  });

  it('is printed in ARCHITECTURE.md', () => {
    const document = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    expect(/<!-- import-table:start -->\n([^]*?)\n<!-- import-table:end -->/.exec(document)?.[1]).toBe(toMarkdown());
  });
});
