import { defineConfig } from 'vitest/config';

const node = { environment: 'node', testTimeout: 120_000, hookTimeout: 180_000 } as const;

export default defineConfig({
  test: {
    projects: [
      // One group after another: real-time replays and a browser need the machine to themselves.
      { test: { ...node, name: 'unit', include: ['test/unit/**/*.test.ts'], sequence: { groupOrder: 0 } } },
      { test: { ...node, name: 'api', include: ['test/api/**/*.test.ts'], fileParallelism: false, sequence: { groupOrder: 1 } } },
      { test: { ...node, testTimeout: 400_000, name: 'ui', include: ['test/ui/**/*.test.ts'], fileParallelism: false, sequence: { groupOrder: 2 } } },
    ],
  },
});
