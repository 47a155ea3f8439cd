import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../../src/main/apis/voice/client-message.ts';

const parse = (text: string) => parseMessage(Buffer.from(text));
const large = (bytes: number): Buffer => Buffer.alloc(bytes, 'sound of an answer ');

describe('messages of a client', () => {
  it('never throws, whatever comes', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.json().map((text) => Buffer.from(text))), async (bytes) => {
      expect(['audio', 'message', 'unknown', 'invalid', 'malformed']).toContain((await parseMessage(bytes)).kind);
    }), { numRuns: 500 });
  });

  it('tells JSON from what is none exactly as JSON.parse does', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ maxLength: 60 }), async (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect((await parse(text)).kind === 'malformed').toBe(!isJson);
    }), { numRuns: 500 });
  });

  it('gives the sound of any bytes, small or large, wherever it stands in the message', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.boolean(), fc.boolean(), async (bytes, isLarge, isLast) => {
      const sound = isLarge ? Buffer.concat([large(700_000), bytes]) : Buffer.from(bytes);
      const data = sound.toString('base64');
      const message = await parse(JSON.stringify(isLast ? { type: 'audio', format: 'webm', note: '"data"', data } : { data, note: 'x', type: 'audio' }));
      expect(message.kind).toBe('audio');
      expect(message.kind === 'audio' && Buffer.from(message.bytes!).equals(sound)).toBe(true);
    }), { numRuns: 60 });
  });

  it('reads a large message that is no sound, and large text that only looks like one', async () => {
    const text = 'word '.repeat(150_000);
    expect(await parse(JSON.stringify({ type: 'resume_context', parsed_resume: { raw_text: text.slice(0, 400_000) }, padding: text }))).toMatchObject({ kind: 'message' });
    expect(await parse(JSON.stringify({ type: 'audio', data: text }))).toMatchObject({ kind: 'audio' });
    expect(await parse(`{"type":"audio","data":"${'A'.repeat(800_000)}"`)).toEqual({ kind: 'malformed' });
    expect(await parse(`${JSON.stringify({ type: 'dance', data: 'A'.repeat(800_000) })}`)).toEqual({ kind: 'unknown' });
  });

  it.each(['\n', '\r\n', ' '])('takes minutes of sound in lines that end with %j', async (end) => {
    const sound = Buffer.alloc(700_001, Buffer.from([255, 240, 63, 1]));
    const message = await parse(JSON.stringify({ type: 'audio', data: sound.toString('base64').replace(/(.{76})/g, `$1${end}`) }).replaceAll('/', '\\/'));
    expect(message.kind === 'audio' && Buffer.from(message.bytes!).equals(sound)).toBe(true);
  });

  it.each([
    ['line breaks', Buffer.from('hello there').toString('base64').replace(/(.{4})/g, '$1\r\n')],
    ['a data address', `data:audio/webm;codecs=opus;base64,${Buffer.from('hello there').toString('base64')}`],
    ['the alphabet of addresses', Buffer.from('hello there').toString('base64url')],
  ])('takes base64 with %s', async (_name, data) => {
    const message = await parse(JSON.stringify({ type: 'audio', data }));
    expect(message.kind === 'audio' && Buffer.from(message.bytes!).toString()).toBe('hello there');
  });

  it.each(['###', 'a=b=', 'ü', 'AAAA\u0000'])('takes %s for no base64', async (data) => {
    expect(await parse(JSON.stringify({ type: 'audio', data }))).toEqual({ kind: 'audio', bytes: null });
  });

  it('names the field that is wrong', async () => {
    expect(await parse('{"type":"audio","data":5}')).toMatchObject({ kind: 'invalid', problem: expect.stringMatching(/^audio: data /) as string });
  });

  it.each([
    ['a small message', JSON.stringify({ type: 'text', text: 'caf# au lait' })],
    ['a large one without sound', JSON.stringify({ type: 'text', text: 'caf# au lait', padding: 'word '.repeat(150_000) })],
    ['beside minutes of sound', JSON.stringify({ note: 'caf# au lait', type: 'audio', data: 'A'.repeat(800_000) })],
    ['after minutes of sound', JSON.stringify({ type: 'audio', data: 'A'.repeat(800_000), note: 'caf# au lait' })],
  ])('takes bytes that are no UTF-8 for malformed in %s', async (_name, text) => {
    const bytes = Buffer.from(text);
    expect((await parseMessage(bytes)).kind).not.toBe('malformed');
    bytes[bytes.indexOf('#')] = 0xff;
    expect(await parseMessage(bytes)).toEqual({ kind: 'malformed' });
  });
});
