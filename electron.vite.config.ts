import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
// electron-vite makes the base relative for file: pages; ours are served under /app/ at any depth.
const servedUnderApp: Plugin = { name: 'served-under-app', enforce: 'post', config: () => ({ base: '/app/' }) };

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      // The workers are entries of their own: entry files know where they lie and pass their paths on.
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          headless: 'src/main/headless.ts',
          'inference-worker': 'src/main/inference/worker.ts',
          'pdf-worker': 'src/main/media/pdf-worker.ts',
          'decode-worker': 'src/main/media/decode/decode-worker.ts',
          'encode-worker': 'src/main/media/encode/encode-worker.ts',
          'film-worker': 'src/main/avatar/film-worker.ts',
          'resume-worker': 'src/main/resume-worker.ts',
          'track-worker': 'src/main/media/voice-tracks/track-worker.ts',
          'runner-process': 'src/main/runner/process.ts',
          'runner-python': 'src/main/runner/python/thread.ts',
          'runner-javascript': 'src/main/runner/javascript/thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    plugins: [react(), servedUnderApp],
    worker: { format: 'es' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      // The page's policy allows files of its own origin, not data: addresses.
      assetsInlineLimit: 0,
      minify: true,
      chunkSizeWarningLimit: 1_000,
      rollupOptions: {
        input: { index: resolve(root, 'src/renderer/index.html'), work: resolve(root, 'src/renderer/work.html') },
        // What most pages share is one file and not eighty small ones, each asked for by itself. The editor's parts stay with the editor.
        output: { codeSplitting: { groups: [{ name: 'shared', test: (id: string) => !id.includes('monaco-editor'), minShareCount: 3, maxModuleSize: 100_000 }] } },
      },
    },
  },
});
