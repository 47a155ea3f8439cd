/** Pages of one's own practice with sample answers in place of the server's, so that every state can be seen. */
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { encodeWav } from '../../src/main/media/wav.ts';
import { assetPath } from '../fixtures/assets.ts';
import { COACHING_IDS, type History, type Recording } from '../fixtures/coaching-analysis.ts';

/** The lowest rate that browsers play: an hour of it is made in a moment. */
const RATE_HZ = 3_000;
/** Longer answers are asked for in parts. */
const PART_BYTES = 512 * 1024;

function toSound(durationS: number): Buffer {
  const samples = Float32Array.from({ length: Math.ceil(RATE_HZ * durationS) }, (_, index) => 0.1 * Math.sin((index / RATE_HZ) * 2 * Math.PI * 220));
  return Buffer.from(encodeWav(samples, RATE_HZ));
}

/** As the server plays a recording: whole, or the part that Range asks for. */
function play(route: Route, bytes: Buffer, contentType: string): Promise<void> {
  const range = /bytes=(\d+)-(\d*)/.exec(route.request().headers()['range'] ?? '');
  const headers = { 'Content-Type': contentType, 'Accept-Ranges': 'bytes' };
  if (!range) return route.fulfill({ status: 200, headers, body: bytes });
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, from + PART_BYTES - 1, bytes.length - 1);
  return route.fulfill({ status: 206, headers: { ...headers, 'Content-Range': `bytes ${from}-${to}/${bytes.length}` }, body: bytes.subarray(from, to + 1) });
}

/** @param act what beginning and stopping an analysis answer */
export async function serveRecording(page: Page, recording: () => Recording, act?: (what: 'analyse' | 'cancel') => Recording['analysis']): Promise<void> {
  const film = assetPath('media/video/astronaut_roll_0.2rad_4s.webm');
  const isVideo = recording().media_type === 'video' && film !== null;
  const bytes = isVideo ? readFileSync(film) : toSound(recording().result?.durationS || 10);
  await page.route('**/desk/coaching/media/*', (route) => route.fulfill({ json: recording() }));
  await page.route('**/desk/coaching/media/*/ticket', (route) => route.fulfill({ json: { path: '/desk/coaching/play/sample-ticket-of-a-recording' } }));
  await page.route('**/desk/coaching/play/*', (route) => play(route, bytes, isVideo ? 'video/webm' : 'audio/wav'));
  for (const what of ['analyse', 'cancel'] as const)
    await page.route(`**/desk/coaching/media/*/${what}`, (route) => route.fulfill({ status: what === 'analyse' ? 202 : 200, json: act?.(what) ?? recording().analysis }));
}

export async function serveHistory(page: Page, history: () => History): Promise<void> {
  await page.route('**/desk/coaching/history*', (route) => route.fulfill({ json: history() }));
}

/** @param place of the page, after the hash */
export async function openAt(page: Page, appUrl: string, base: string, place: string): Promise<void> {
  await page.goto(appUrl);
  await page.getByRole('main').waitFor();
  await page.goto(`${base}/app/#${place}`);
}

export const openRecording = (page: Page, appUrl: string, base: string): Promise<void> => openAt(page, appUrl, base, `/practice/${COACHING_IDS.practice}/recordings/${COACHING_IDS.media}`);

export const openPractice = (page: Page, appUrl: string, base: string): Promise<void> => openAt(page, appUrl, base, '/practice');

/** Where the player stands, seconds. */
export const timeOf = (page: Page): Promise<number> => page.getByLabel(/^(Place in the recording|Место в записи)$/).evaluate((range: HTMLInputElement) => range.valueAsNumber);
