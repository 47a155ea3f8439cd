import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// What is waited for comes, also on a machine that is busy.
const node = { environment: 'node', testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } } as const;
/** One for each core: by itself vitest leaves a core to the watcher, half of a small machine. */
const beside = { ...node, maxWorkers: availableParallelism(), sequence: { groupOrder: 0 } } as const;
/** They hear in real time, or watch a process that does: the machine is theirs. */
const HEARING = ['coaching-analysis', 'coaching-restart', 'screening-never-lost', 'screening-speech', 'voice-interview'].map((name) => `test/api/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      // Groups run one after another; within the first, files run beside each other.
      { test: { ...beside, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { test: { ...beside, name: 'api', include: ['test/api/**/*.test.ts'], exclude: HEARING } },
      { test: { ...node, name: 'hearing', include: HEARING, fileParallelism: false, sequence: { groupOrder: 1 } } },
      { test: { ...node, testTimeout: 400_000, name: 'ui', include: ['test/ui/**/*.test.ts'], fileParallelism: false, sequence: { groupOrder: 2 } } },
    ],
  },
});
