import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/main/page-worker/browser-places.ts';

const machine = (platform: NodeJS.Platform, ...programs: readonly string[]) => ({ platform, home: platform === 'win32' ? 'C:\\Users\\Ada' : '/home/ada', isProgram: (path: string) => programs.includes(path) });

describe('the browser of a machine', () => {
  it.each([
    ['linux', '/usr/bin/chromium'], ['linux', '/snap/bin/chromium'], ['linux', '/usr/bin/google-chrome-stable'],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'], ['darwin', '/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['win32', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'], ['win32', 'C:\\Users\\Ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
  ] as const)('is found on %s at %s', (platform, path) => {
    expect(findBrowser(undefined, machine(platform, path))).toBe(path);
  });

  it('is the one that was named, or none', () => {
    const both = machine('linux', '/usr/bin/chromium', '/opt/mine');
    expect(findBrowser('/opt/mine', both)).toBe('/opt/mine');
    expect(findBrowser('/opt/absent', both)).toBeNull();
    expect(findBrowser('none', both)).toBeNull();
    expect(findBrowser(undefined, machine('linux'))).toBeNull();
  });
});
