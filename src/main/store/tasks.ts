/** Reads the folder of coding tasks that the product ships. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One folder of resources/tasks/: the interview's `toTask` checks it. */
export interface StoredTask {
  readonly folder: string;
  /** task.json, parsed but not checked. */
  readonly json: unknown;
  readonly description: { readonly en: string; readonly ru: string };
  readonly code: { readonly python: StoredCode; readonly javascript: StoredCode };
  readonly generator: string;
}

interface StoredCode {
  readonly initial: string;
  readonly reference: string;
  readonly slow: string;
}

/** All tasks by name of folder. @throws Error when a file is missing or task.json is not JSON */
export function loadTasks(tasksDir: string): readonly StoredTask[] {
  return taskFolders(tasksDir).map((folder) => loadTask(tasksDir, folder));
}

/** Names of the tasks' folders, sorted. */
export function taskFolders(tasksDir: string): readonly string[] {
  const folders = readdirSync(tasksDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

/** @throws Error when a file is missing or task.json is not JSON */
export function loadTask(tasksDir: string, folder: string): StoredTask {
  const read = (name: string): string => readFileSync(join(tasksDir, folder, name), 'utf8');
  const code = (ending: string): StoredCode => ({ initial: read(`initial.${ending}`), reference: read(`reference.${ending}`), slow: read(`slow.${ending}`) });
  return {
    folder,
    json: JSON.parse(read('task.json')),
    description: { en: read('description.en.md'), ru: read('description.ru.md') },
    code: { python: code('py'), javascript: code('js') },
    generator: read('generate.js'),
  };
}
