import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Tests start hundreds of programs and threads of ours: Node keeps what it made of each file, which halves their start.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

// What is waited for comes, also on a machine that is busy.
const node = { environment: 'node', testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } } as const;
/** One for each core: by itself vitest leaves a core to the watcher, half of a small machine. */
const beside = { ...node, maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } } as const;
/** The same processes from file to file: a fresh one costs more than most files. A test leaves modules, timers and variables as they were. */
const together = { ...beside, isolate: false } as const;
/** They hear in real time, or watch a process that does: the machine is theirs. */
const HEARING = ['coaching-analysis', 'coaching-restart', 'screening-never-lost', 'screening-speech', 'voice-interview'].map((name) => `test/api/${name}.test.ts`);
/** Of the interface: their pages hear a microphone or watch a camera while they are looked at. */
const LIVE = ['coaching', 'proctored', 'proctored-camera', 'screening', 'vision', 'voice'].map((name) => `test/ui/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      // Groups run one after another; within the first, files run beside each other.
      { test: { ...together, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { test: { ...together, name: 'api', include: ['test/api/**/*.test.ts'], exclude: HEARING } },
      { test: { ...node, name: 'hearing', include: HEARING, fileParallelism: false, sequence: { groupOrder: 1 } } },
      { test: { ...beside, testTimeout: 400_000, name: 'ui', include: ['test/ui/**/*.test.ts'], exclude: LIVE, sequence: { groupOrder: 2 } } },
      { test: { ...node, testTimeout: 400_000, name: 'ui-live', include: LIVE, fileParallelism: false, sequence: { groupOrder: 3 } } },
    ],
  },
});
