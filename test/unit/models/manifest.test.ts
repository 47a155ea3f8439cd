import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadManifest, parseManifest } from '../../../src/main/models/manifest.ts';

const model = (changes: Record<string, unknown> = {}): unknown => ({
  version: 1,
  models: [{
    id: 'm', task: 'vad', title: 'M', languages: [], licence: 'MIT', set: 'optional', folder: 'm', sources: [{ url: 'https://example.org/m/' }, { npm: '@a/b@1.2.3', path: 'x/' }],
    files: [{ path: 'a/b.onnx', bytes: 3, sha256: 'a'.repeat(64) }], ...changes,
  }],
});

describe('manifest', () => {
  it('is valid as committed, with the required set installable from npm', async () => {
    const { models } = await loadManifest(resolve(import.meta.dirname, '../../../models/manifest.json'));
    const required = models.filter((one) => one.set === 'required');
    expect(required.map((one) => one.id)).toEqual(['whisper-base', 'silero-vad', 'kokoro-82m']);
    for (const one of required) {
      for (const file of one.files) {
        expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(file.sources.some((source) => 'npm' in source)).toBe(true);
      }
    }
    expect(required[2]?.files.map((file) => file.path)).toEqual(
      expect.arrayContaining(['voices/af_heart.bin', 'voices/am_michael.bin', 'voices/if_sara.bin', 'voices/pf_dora.bin']),
    );
  });

  it('adds the path of a file to the sources of its model', () => {
    expect(parseManifest(model()).models[0]?.files[0]?.sources).toEqual([{ url: 'https://example.org/m/a/b.onnx' }, { npm: '@a/b@1.2.3', path: 'x/a/b.onnx' }]);
  });

  it.each([
    ['plain http', { sources: [{ url: 'http://example.org/' }] }],
    ['a path that leaves its folder', { files: [{ path: '../x', bytes: 1, sha256: null }] }],
    ['an npm version range', { sources: [{ npm: 'a@latest', path: 'x' }] }],
    ['an npm name with a shell sign', { sources: [{ npm: 'a&calc@1.0.0', path: 'x' }] }],
    ['half a hash', { files: [{ path: 'x', bytes: 1, sha256: 'abc' }] }],
    ['an unknown task', { task: 'magic' }],
  ])('refuses %s', (_name, changes) => {
    expect(() => parseManifest(model(changes))).toThrowError(/manifest is not valid/);
  });
});
