/** Files that are no resumes, and files that mean harm: each ends in a plain refusal, and the next resume is read. */
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentRenderer } from '../../../../src/main/media/pdf-renderer.ts';
import * as hostile from '../../../fixtures/resumes/hostile-pdfs.ts';
import { openTestReader } from '../../../fixtures/resumes/parser.ts';

const reader = openTestReader();
const hasty = openTestReader({ timeoutMs: 4_000, memoryMb: 256 });
afterAll(async () => {
  await reader.close();
  await hasty.close();
});

const codeOf = (bytes: Uint8Array): Promise<unknown> =>
  reader.read(bytes).then(
    () => 'read',
    (error: { code: unknown }) => error.code,
  );
const hastyCodeOf = (bytes: Uint8Array): Promise<unknown> =>
  hasty.read(bytes).then(
    () => 'read',
    (error: { code: unknown }) => error.code,
  );

describe('what is no resume', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'RESUME_EMPTY'],
    ['a PNG, whatever its name', new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), 'RESUME_NOT_PDF'],
    ['a byte more than 10 MiB', new Uint8Array(10 * 2 ** 20 + 1).fill(0x25), 'RESUME_TOO_LARGE'],
    ['the mark of a PDF alone', hostile.onlyMark(), 'RESUME_BROKEN'],
    ['a drawing without letters', hostile.onlyDrawing(), 'RESUME_NO_TEXT'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('a PDF behind a password is refused as such', async () => {
    const writer = createDocumentRenderer({ workerUrl: new URL('../../../../src/main/media/pdf-worker.ts', import.meta.url) });
    try {
      const pdf = await writer.toPdf({ content: ['Jane Example, engineer'], userPassword: 'secret' });
      expect(await codeOf(pdf)).toBe('RESUME_ENCRYPTED');
    } finally {
      await writer.close();
    }
  });

  it('says what the API documents', async () => {
    await expect(reader.read(new Uint8Array())).rejects.toThrow('Uploaded file is empty.');
    await expect(reader.read(new Uint8Array([1, 2, 3]))).rejects.toThrow('Only PDF files are supported. Please upload a PDF resume.');
    await expect(reader.read(hostile.onlyDrawing())).rejects.toThrow('Could not extract text from PDF');
  });
});

describe('what means harm', () => {
  it('scripts and launch actions do nothing', async () => {
    expect((await reader.read(hostile.withScripts())).resume.contact.name).toBe('Jane Example');
  });

  it('a table of objects that is not where the file says is found', async () => {
    expect((await reader.read(hostile.lostTable())).resume.contact.email).toBe('jane@example.org');
  });

  it('a page count that boasts is not believed', async () => {
    expect((await reader.read(hostile.boastful())).pages).toHaveLength(1);
  });

  it('of thousands of pages the first twenty are read', async () => {
    const { pages, warnings } = await reader.read(hostile.many(3_000));
    expect(pages).toHaveLength(20);
    expect(warnings).toContain('pages-left-out');
  });

  it('deep nesting and circles are damage', async () => {
    expect(await codeOf(hostile.deeplyNested(200_000))).toBe('RESUME_BROKEN');
    expect(await codeOf(hostile.circular())).toBe('RESUME_BROKEN');
  });

  it('what draws without end is ended, by its letters or its time, and the next resume is read', async () => {
    const endless = await hasty.read(hostile.doubling(40)).then(
      ({ warnings }) => warnings,
      (error: { code: unknown }) => [error.code],
    );
    expect(['text-cut', 'RESUME_TOO_COMPLEX']).toEqual(expect.arrayContaining([endless[0]]));
    expect((await hasty.read(hostile.harmless())).resume.contact.name).toBe('Jane Example');
  });

  it('what unpacks to more than the memory or the time allows is ended, and the next resume is read', async () => {
    expect(await hastyCodeOf(hostile.zipBomb(900))).toBe('RESUME_TOO_COMPLEX');
    expect((await hasty.read(hostile.harmless())).resume.contact.name).toBe('Jane Example');
  });
});

describe('the reader', () => {
  it('leaves the bytes as they were', async () => {
    const bytes = hostile.harmless();
    const before = Buffer.from(bytes);
    await reader.read(bytes);
    expect(Buffer.compare(Buffer.from(bytes), before)).toBe(0);
  });

  it('reads many that come at once, one after another', async () => {
    const names = await Promise.all(Array.from({ length: 40 }, async () => (await reader.read(hostile.harmless())).resume.contact.name));
    expect(new Set(names)).toEqual(new Set(['Jane Example']));
  });

  it('refuses only what would fill the memory', async () => {
    const large = new Uint8Array(10 * 2 ** 20).fill(0x20);
    large.set(hostile.onlyMark());
    const stop = new AbortController();
    const given = Array.from({ length: 30 }, () => reader.read(large, stop.signal).catch((error: { code?: unknown }) => error.code));
    // One is being read, two dozen wait.
    expect(await Promise.all(given.slice(25))).toEqual(Array.from({ length: 5 }, () => 'RATE_LIMITED'));
    stop.abort();
    expect(new Set(await Promise.all(given.slice(0, 25)))).not.toContain('RATE_LIMITED');
    expect((await reader.read(hostile.harmless())).resume.contact.name).toBe('Jane Example');
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const reading = reader.read(hostile.doubling(40), stop.signal);
    stop.abort();
    await expect(reading).rejects.toThrow();
    expect((await reader.read(hostile.harmless())).resume.contact.name).toBe('Jane Example');
  });

  it('fails what waits when it is closed', async () => {
    const closing = openTestReader();
    const readings = Promise.allSettled([closing.read(hostile.harmless()), closing.read(hostile.harmless())]);
    await closing.close();
    expect((await readings).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(closing.read(hostile.harmless())).rejects.toThrow('closed');
  });
});
