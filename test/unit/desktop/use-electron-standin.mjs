// Loaded with --import: `electron` is the stand-in.
import { registerHooks } from 'node:module';

const standin = new URL('./electron-standin.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standin, shortCircuit: true } : next(specifier, context)),
});
