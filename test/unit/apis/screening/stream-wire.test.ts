import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASRChunk } from '../../../../src/contracts/screening.ts';
import { createPendingText } from '../../../../src/main/apis/screening/stream-pending.ts';
import { isStreamId, toChunk, toRate } from '../../../../src/main/apis/screening/stream-wire.ts';

describe('stream wire', () => {
  it('takes any 1 to 200 printable characters for an id', () => {
    const printable = fc.string({ unit: fc.constantFrom('a', 'Я', ' ', '/', '.', '😀', '中', 'é', '%'), minLength: 1, maxLength: 200 });
    fc.assert(fc.property(printable, (id) => {
      expect(isStreamId(id)).toBe(true);
    }));
    fc.assert(fc.property(printable, fc.constantFrom('\n', '\u0000', '\u001b', '\u007f', '\u2029', '\ud800'), (id, bad) => {
      expect(isStreamId(id.slice(0, 100) + bad)).toBe(false);
    }));
    expect(isStreamId('')).toBe(false);
    expect(isStreamId('😀'.repeat(200))).toBe(true);
    expect(isStreamId('😀'.repeat(201))).toBe(false);
  });

  it('takes rates from 8 to 48 kHz', () => {
    expect([null, '16000', '8000', '48000', '44100', '11025', '22050'].map(toRate)).toEqual([16_000, 16_000, 8_000, 48_000, 44_100, 11_025, 22_050]);
    for (const silly of ['', '0', '7999', '48001', '96000', '16000.0', '1e4', '-8000', '0x3e80', ' 8000', '16kHz', 'NaN', '16001']) expect(toRate(silly), silly).toBeNull();
  });

  it('writes chunks that the contract accepts', () => {
    const words = [{ text: 'a', startS: 0.12349, endS: 1 / 3, confidence: 0.98765 }];
    const chunk = toChunk('final', { text: 'a', t0: 0.12349, t1: 1 / 3, confidence: null, words });
    expect(chunk).toEqual({ type: 'final', t0: 0.123, t1: 0.333, text: 'a', conf: null, words: [{ w: 'a', t0: 0.123, t1: 0.333, conf: 0.988 }] });
    expect(ASRChunk.parse(chunk)).toEqual(chunk);
  });
});

describe('pending text', () => {
  const heard = (text: string, t0: number) => ({ text, t0, t1: t0 + 1, confidence: 0.5, words: null, latencyS: null });

  it('gives all of it once, in the order of time', () => {
    const pending = createPendingText();
    expect(pending.take()).toBeNull();
    pending.type('typed', 5);
    pending.hear(heard('later', 6));
    pending.hear(heard('earlier', 2));
    pending.hear(heard('', 9));
    expect(pending.take()).toMatchObject({ text: 'earlier typed later', t0: 2, t1: 7, words: null });
    expect(pending.take()).toBeNull();
    pending.hear(heard('', 9));
    expect(pending.take()).toMatchObject({ text: '', t0: 9 });
  });

  it('is bounded', () => {
    const pending = createPendingText();
    for (let index = 0; index < 100; index++) pending.type('x'.repeat(20_000), index);
    expect(pending.take()?.text.length).toBeLessThan(200_100);
  });
});
