import { defineConfig } from 'vitest/config';

const node = { environment: 'node', testTimeout: 120_000, hookTimeout: 180_000 } as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...node, name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      { test: { ...node, name: 'api', include: ['test/api/**/*.test.ts'], fileParallelism: false } },
      { test: { ...node, name: 'ui', include: ['test/ui/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
