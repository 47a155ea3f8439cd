import { describe, expect, it } from 'vitest';
import { maskPersonal } from '../../../src/main/base/log.ts';

describe('masking of personal data', () => {
  it.each([
    ['write to anna.petrova@example.com today', 'write to [email] today'],
    ['почта: иван@пример.рф.', 'почта: [email].'],
    ['call +7 (912) 345-67-89 now', 'call [phone] now'],
    ['8 800 555 35 35', '[phone]'],
  ])('%s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it('leaves ids, versions and figures alone', () => {
    for (const text of ['1.2.3', 'took 1234 ms', '3f2b8c1e-9d0a-4b7c-8f6e-5d4c3b2a1f0e', '127.0.0.1']) expect(maskPersonal(text)).toBe(text);
  });
});
