import { describe, expect, it } from 'vitest';
import { loadConfig, OPTIONS, usage } from '../../../src/main/base/config.ts';

const load = (argv: string[] = [], env: Record<string, string> = {}) => loadConfig(argv, '/program', env);

describe('configuration', () => {
  it('has the documented defaults', () => {
    expect(load()).toMatchObject({ port: 8000, screeningPort: 8080, host: '127.0.0.1', noInstall: false, atsMode: 'mock', modelsDirs: ['/program/models'] });
  });

  it('reads variables, and lets flags win', () => {
    expect(load([], { VIVA_PORT: '9000', VIVA_NO_INSTALL: '1' })).toMatchObject({ port: 9000, noInstall: true });
    expect(load(['--port', '0', '--no-install'], { VIVA_PORT: '9000' })).toMatchObject({ port: 0, noInstall: true });
  });

  it('takes several models folders, as PATH does', () => {
    expect(load([], { VIVA_MODELS_DIR: '/a:/b' }).modelsDirs).toEqual(['/a', '/b']);
  });

  it.each([
    [['--port', '70000'], /--port/],
    [['--port', 'eight'], /--port/],
    [['--bogus'], /bogus/],
    [['--api', 'nonsense'], /--api/],
    [['stray'], /stray/],
  ])('stops at %j with one line that names it', (argv, line) => {
    expect(() => load(argv)).toThrow(line);
  });

  it('names the variable when the variable is wrong', () => {
    expect(() => load([], { WS_BASE_URL: 'http://x' })).toThrow(/WS_BASE_URL/);
  });

  it('tells of every flag when it is asked for help', () => {
    for (const option of Object.values(OPTIONS)) if ('flag' in option) expect(usage()).toMatch(new RegExp(`^  --${option.flag} +\\S`, 'm'));
  });

  it('binds to another address only with the flag and keys', () => {
    expect(() => load(['--host', '0.0.0.0'])).toThrow(/allow-remote/);
    expect(() => load(['--host', '0.0.0.0', '--allow-remote'])).toThrow(/VIVA_API_KEYS/);
    expect(load(['--host', '0.0.0.0', '--allow-remote'], { VIVA_API_KEYS: 'k1, k2' }).apiKeys).toEqual(['k1', 'k2']);
  });
});
