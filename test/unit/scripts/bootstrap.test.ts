import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needsBuild, newestMs } from '../../../scripts/bootstrap/build.mjs';
import { chromiumPlaces, isDebian } from '../../../scripts/bootstrap/chromium.mjs';
import { electronPath, sizeOf, whyNoWindow } from '../../../scripts/bootstrap/electron.mjs';
import { checkNode, findOutside, isInside } from '../../../scripts/bootstrap/node.mjs';
import { holdsAll, packagesState, toStamp } from '../../../scripts/bootstrap/packages.mjs';
import { runQuietly } from '../../../scripts/bootstrap/processes.mjs';
import { addressIn, isOwnRefusal } from '../../../scripts/bootstrap/start.mjs';

let root: string;
const put = (path: string, text = ''): string => {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
};
const date = (path: string, seconds: number): void => utimesSync(join(root, path), seconds, seconds);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'viva-bootstrap-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('packages', () => {
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } };
  const lockText = JSON.stringify(lock);

  it('have a stamp of lock file and platform', () => {
    expect(toStamp('x', 'linux', 'x64')).toBe(toStamp('x', 'linux', 'x64'));
    const others = [toStamp('y', 'linux', 'x64'), toStamp('x', 'darwin', 'x64'), toStamp('x', 'linux', 'arm64')];
    expect(new Set([toStamp('x', 'linux', 'x64'), ...others]).size).toBe(4);
  });

  it('may lack what is optional, and nothing else', () => {
    expect(holdsAll(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
    expect(holdsAll(lock, { packages: {} })).toBe(false);
    expect(holdsAll(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false);
    expect(holdsAll(lock, { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } } })).toBe(false);
  });

  it('are missing without npm’s record, even where the folder exists', () => {
    put('package-lock.json', lockText);
    put('node_modules/a/package.json');
    expect(packagesState(root)).toBe('missing');
  });

  it('are fresh after an install by hand, and stale once the lock file changes', () => {
    put('package-lock.json', lockText);
    put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect(packagesState(root)).toBe('fresh');
    put('package-lock.json', `${lockText} `);
    expect(packagesState(root)).toBe('stale');
  });

  it('are stale where they were installed for another lock file', () => {
    put('package-lock.json', lockText);
    put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '0.9.0' } } }));
    expect(packagesState(root)).toBe('stale');
  });
});

describe('the build', () => {
  const sources = ['src/main/a.ts', 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json'];
  const results = ['out/main/headless.js', 'out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/.stamp'];
  const settle = (): void => {
    for (const path of [...sources, ...results]) put(path);
    for (const path of [...sources, 'src/main', 'src']) date(path, 1_000);
    for (const path of results) date(path, 2_000);
  };

  it('is needed when there is none, or half of one', () => {
    expect(needsBuild(root)).toBe(true);
    settle();
    expect(needsBuild(root)).toBe(false);
    unlinkSync(join(root, 'out/renderer/index.html'));
    expect(needsBuild(root)).toBe(true);
  });

  it('is needed when a source is newer, new or gone', () => {
    settle();
    date('src/main/a.ts', 3_000);
    expect(needsBuild(root)).toBe(true);
    settle();
    date('electron.vite.config.ts', 3_000);
    expect(needsBuild(root)).toBe(true);
    settle();
    unlinkSync(join(root, 'src/main/a.ts'));
    expect(needsBuild(root)).toBe(true);
  });

  it('looks at folders to any depth', () => {
    put('src/a/b/c.ts');
    for (const path of ['src/a/b', 'src/a', 'src']) date(path, 1_000);
    date('src/a/b/c.ts', 5_000);
    expect(newestMs(join(root, 'src'))).toBe(5_000_000);
    expect(newestMs(join(root, 'absent'))).toBe(0);
  });
});

describe('Node', () => {
  it.each(['20.0.0', '22.14.0', '24.21.0', '26.1.0'])('%s may run the bootstrap', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.0', '19.9.0', '8.0.0'])('%s is refused with what to do', (version) => {
    expect(() => checkNode(version)).toThrow(/install Node 20 or later/);
  });

  it('inside node_modules is not used to replace node_modules', () => {
    const inside = put('node_modules/node/bin/node');
    const outside = put('system/node');
    mkdirSync(join(root, 'node_modules/.bin'));
    symlinkSync(inside, join(root, 'node_modules/.bin/node'));
    mkdirSync(join(root, 'linked'));
    symlinkSync(inside, join(root, 'linked/node'));
    expect(isInside(root, join(root, 'linked/node'))).toBe(true);
    expect(isInside(root, outside)).toBe(false);
    const path = ['node_modules/.bin', 'linked', 'absent', 'system'].map((folder) => join(root, folder)).join(delimiter);
    expect(findOutside(root, 'node', path)).toBe(outside);
    expect(findOutside(root, 'node', join(root, 'node_modules/.bin'))).toBeNull();
  });
});

describe('Chromium', () => {
  it('is where CHROMIUM_PATH says, and nowhere else', () => {
    expect(chromiumPlaces({ CHROMIUM_PATH: '/my/chrome', PATH: '/usr/bin' }, 'linux')).toEqual(['/my/chrome']);
  });

  it('is looked for by name before folder', () => {
    expect(chromiumPlaces({ PATH: `/a${delimiter}/b` }, 'linux').slice(0, 4).map((path) => path.replaceAll('\\', '/'))).toEqual([
      '/a/chromium', '/b/chromium', '/a/chromium-browser', '/b/chromium-browser',
    ]);
  });

  it('is looked for in the usual places of each system', () => {
    expect(chromiumPlaces({}, 'darwin')).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(chromiumPlaces({ PROGRAMFILES: 'C:\\Program Files' }, 'win32')).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(chromiumPlaces({}, 'linux')).toEqual([]);
  });

  it('comes from apt on Debian only: Ubuntu’s package is a pointer to a snap', () => {
    expect(isDebian('PRETTY_NAME="Debian 12"\nID=debian\n')).toBe(true);
    expect(isDebian('ID="debian"\n')).toBe(true);
    expect(isDebian('ID=ubuntu\nID_LIKE=debian\n')).toBe(false);
    expect(isDebian('VERSION_ID=debian\n')).toBe(false);
  });
});

describe('Electron', () => {
  it('opens a window where there is a display and a sandbox', () => {
    expect(whyNoWindow({}, 'win32', 1)).toBeNull();
    expect(whyNoWindow({}, 'darwin', 501)).toBeNull();
    expect(whyNoWindow({ DISPLAY: ':0' }, 'linux', 1000)).toBeNull();
    expect(whyNoWindow({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000)).toBeNull();
    expect(whyNoWindow({}, 'linux', 1000)).toBe('no display');
    expect(whyNoWindow({ DISPLAY: ':0' }, 'linux', 0)).toMatch(/sandbox/);
  });

  it('is found where its package or the person put it', () => {
    expect(electronPath(root, {})).toBeNull();
    put('node_modules/electron/path.txt', 'electron');
    expect(electronPath(root, {})).toBeNull();
    const own = put('node_modules/electron/dist/electron');
    expect(electronPath(root, {})).toBe(own);
    const other = put('elsewhere/electron');
    expect(electronPath(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') })).toBe(other);
  });
});

describe('Electron on macOS', () => {
  it('is inside its bundle, also in a folder from elsewhere', () => {
    const own = put('elsewhere/Electron.app/Contents/MacOS/Electron');
    expect(electronPath(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') }, 'darwin')).toBe(own);
    expect(electronPath(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') }, 'linux')).toBeNull();
  });
});

describe('a quiet child', () => {
  const hang = ['-e', 'setInterval(() => {}, 1000)'];

  it('is ended when it falls silent, or takes too long', async () => {
    expect((await runQuietly(process.execPath, hang, { silenceMs: 50 })).code).toBe(124);
    expect((await runQuietly(process.execPath, hang, { limitMs: 50 })).code).toBe(124);
  });

  it('may be silent while something else shows that it gets on', async () => {
    let grown = 0;
    const work = ['-e', 'setTimeout(() => process.exit(7), 300)'];
    expect((await runQuietly(process.execPath, work, { silenceMs: 50, progress: () => (grown += 1) })).code).toBe(7);
  });

  it('gets on by the bytes that arrive', () => {
    put('arriving/a', 'four');
    put('arriving/b/c', 'seven77');
    expect(sizeOf(join(root, 'arriving'))).toBe(11);
    expect(sizeOf(join(root, 'absent'))).toBe(0);
  });
});

describe('a start that failed', () => {
  it('was refused by the program itself where it says so in its own line', () => {
    expect(isOwnRefusal('viva: --port: 70000 is not a port\n')).toBe(true);
    expect(isOwnRefusal('{"level":"info"}\nviva: Another process holds the data folder\n')).toBe(true);
    expect(isOwnRefusal('error while loading shared libraries: libnss3.so (viva: no)')).toBe(false);
    expect(isOwnRefusal('')).toBe(false);
  });
});

describe('the address', () => {
  it('is read from the listening line only', () => {
    expect(addressIn('{"event":"listening","port":1,"appUrl":"http://127.0.0.1:1/app/#token=x"}')).toBe('http://127.0.0.1:1/app/#token=x');
    for (const line of ['', 'null', '{}', 'x', '{"event":"listening"}', '{"event":"other","appUrl":"http://x"}', '[1]']) expect(addressIn(line)).toBeNull();
  });
});
