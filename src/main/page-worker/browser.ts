/** A browser of its own for pages that nobody sees: no window, no sound, no network but our own server, and nothing left behind. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { constants, setPriority, tmpdir } from 'node:os';
import type { Writable } from 'node:stream';
import { AppError, messageOf } from '../base/errors.ts';
import type { Logger } from '../base/log.ts';
import type { PageOpener } from '../ports/page-worker.ts';
import { createProfile, sweepProfiles } from './profiles.ts';

const MAX_COMPLAINT_LENGTH = 300;
const CLOSE_MS = 2_000;

/** @param hostname of the address of the only machine that pages of it can reach */
function argumentsFor(profile: string, hostname: string): string[] {
  // Addresses have brackets around IPv6; the browser's rules have none.
  const host = hostname.replace(/^\[(.*)\]$/u, '$1');
  return [
    '--headless=new', `--user-data-dir=${profile}`, '--remote-debugging-pipe', '--no-startup-window', '--no-first-run', '--no-default-browser-check', '--mute-audio',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--disable-extensions', '--disable-default-apps',
    '--disable-breakpad', '--disable-domain-reliability', '--metrics-recording-only', '--no-pings', '--password-store=basic', '--use-mock-keychain', '--no-proxy-server',
    `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${host}`,
    // What it fetches is marked as not to be stored; should it be stored all the same, then not much of it.
    '--disk-cache-size=1', '--media-cache-size=1',
    // A page that nobody sees must not be slowed down for it.
    '--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows',
    // Containers give little shared memory, and pictures go through it.
    '--disable-dev-shm-usage',
    // Chromium refuses to sandbox what root starts.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** Ends it with all of its processes. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') execFile('taskkill', ['/pid', String(child.pid), '/T', '/F'], () => undefined);
  else {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
}

/**
 * Each page gets a process and a profile of its own, which go with it. The address is told over a pipe, so that it stands in no list
 * of processes; the browser ends by itself when the pipe breaks, as when this process dies. What servers that were killed left behind
 * is cleared away at once.
 * @param program path of a Chromium browser
 */
export function createBrowserOpener({ program, log }: { readonly program: string; readonly log: Logger }): PageOpener {
  void sweepProfiles(tmpdir()).catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'browser profiles of an earlier run were not removed'));
  return {
    async open(url, onGone) {
      const profile = await createProfile(tmpdir());
      const child = spawn(program, argumentsFor(profile, new URL(url).hostname), { detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
      let isClosing = false;
      const ended = Promise.withResolvers<void>();
      const end = (): void => {
        // What it started may outlive it.
        killGroup(child);
        void rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch((error: unknown) => log.warn({ reason: messageOf(error) }, 'a browser profile was not removed')).then(ended.resolve);
        if (!isClosing) onGone();
      };
      child.once('exit', (code, signal) => {
        log.debug({ code, signal }, 'the browser of the page that works ended');
        end();
      });
      child.stderr?.on('data', (data: Buffer) => log.debug({ complaint: data.toString('utf8').slice(0, MAX_COMPLAINT_LENGTH) }, 'browser wrote'));
      const [toBrowser, fromBrowser] = [child.stdio[3] as Writable | null, child.stdio[4]];
      toBrowser?.on('error', () => undefined);
      fromBrowser?.on('error', () => undefined);
      // What it answers is not needed: the page comes by itself, or does not.
      fromBrowser?.on('data', () => undefined);
      await new Promise<void>((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (error) => {
          if (child.pid === undefined) {
            isClosing = true;
            end();
          }
          reject(new AppError('ENGINE_UNAVAILABLE', `The browser ${program} does not start: ${error.message}`, { cause: error }));
        });
      });
      try {
        // Whoever is in an interview meanwhile goes first.
        if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      } catch {
        // Not every system lets it.
      }
      toBrowser?.write(`${JSON.stringify({ id: 1, method: 'Target.createTarget', params: { url } })}\0`);
      return {
        async close() {
          isClosing = true;
          killGroup(child);
          await Promise.race([ended.promise, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
        },
      };
    },
  };
}
