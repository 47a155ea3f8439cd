/** The files that the proctored document names: reports, and videos of the questions. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AvatarStudio } from '../../src/main/ports/proctored.ts';
import { createProctoredClient } from '../fixtures/proctored.ts';
import { startServer, type TestServer } from '../fixtures/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'viva-videos-'));
const VIDEO = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));
/** Stands for the makers of films: the first question’s stands ready. */
const studio: AvatarStudio = {
  prepare: () => undefined,
  find: (question) => Promise.resolve(question.startsWith('Please introduce yourself') ? join(folder, 'first.mp4') : null),
  voice: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};
let server: TestServer;
beforeAll(async () => {
  writeFileSync(join(folder, 'first.mp4'), VIDEO);
  server = await startServer({ studio });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});
const api = createProctoredClient(() => server.base);
const nothing = (questions: readonly string[]): string[] => questions.map(() => '');

describe('Static Assets', () => {
  it('serves the PDF: whole, its head, a range; 404 until it is made', async () => {
    const session = await api.start();
    const path = `/reports/${session.id}/final_report.pdf`;
    expect((await api.raw('GET', path)).status).toBe(404);
    await api.finalize(session, nothing(session.questions));
    const whole = await api.raw('GET', path);
    expect([whole.status, whole.headers['content-type'], whole.body.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    const head = await api.raw('HEAD', path);
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(whole.body.length), 0]);
    const part = await api.raw('GET', path, { range: 'bytes=5-9' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 5-9/${whole.body.length}`]);
    expect(part.body.equals(whole.body.subarray(5, 10))).toBe(true);
    expect((await api.raw('GET', `/apis/proctored${path}`)).body.equals(whole.body)).toBe(true);
  });

  it('serves the video of a question with ranges; 404 until it is made', async () => {
    const { id } = await api.start();
    const whole = await api.raw('GET', `/avatar/${id}/q00.mp4`);
    expect([whole.status, whole.headers['content-type'], whole.headers['accept-ranges']]).toEqual([200, 'video/mp4', 'bytes']);
    expect(whole.body.equals(VIDEO)).toBe(true);
    const tail = await api.raw('GET', `/avatar/${id}/q00.mp4`, { range: 'bytes=-100' });
    expect([tail.status, tail.headers['content-range']]).toEqual([206, 'bytes 900-999/1000']);
    expect(tail.body.equals(VIDEO.subarray(900))).toBe(true);
    const head = await api.raw('HEAD', `/avatar/${id}/q00.mp4`, { range: 'bytes=0-9' });
    expect([head.status, head.headers['content-length']]).toEqual([200, '1000']);
    // What a download that goes on where it is complete asks for.
    const beyond = await api.raw('GET', `/avatar/${id}/q00.mp4`, { range: 'bytes=1000-' });
    expect([beyond.status, beyond.headers['content-range'], JSON.parse(beyond.body.toString())]).toEqual([416, 'bytes */1000', { detail: 'There are no such bytes' }]);
    for (const range of ['bytes=9-0', 'bytes=0-9,20-29', 'nonsense']) {
      expect((await api.raw('GET', `/avatar/${id}/q00.mp4`, { range })).body.equals(VIDEO), range).toBe(true);
    }
    for (const file of ['q01.mp4', 'q0.mp4', 'q000.mp4', 'q99.mp4', 'q00.webm', 'first.mp4']) expect((await api.raw('GET', `/avatar/${id}/${file}`)).status, file).toBe(404);
  });

  it('gives no other file away', async () => {
    const { id } = await api.start();
    const paths = [
      `/reports/../${id}/final_report.pdf`, '/reports/../../etc/passwd', '/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd/final_report.pdf', '/reports/..%5c..%5cviva.db/final_report.pdf',
      `/reports/${id}/..%2f..%2fviva.db`, `/avatar/${id}/..%2ffirst.mp4`, `/avatar/${id}/%2e%2e%2fq00.mp4`, `/avatar/..%2f..%2f/q00.mp4`, `/avatar/${id}%00/q00.mp4`, `/avatar/${id}/q00.mp4%00`,
      `/avatar/${id}/../../../../etc/passwd`, `/apis/proctored/avatar/${id}/..%2f..%2fetc%2fpasswd`, '/reports/%ff/final_report.pdf',
    ];
    for (const path of paths) {
      const reply = await api.raw('GET', path);
      expect([400, 404], `${path}: ${reply.status}`).toContain(reply.status);
      expect(reply.body.toString(), path).not.toMatch(/root:|SQLite|%PDF/);
    }
  });
});
