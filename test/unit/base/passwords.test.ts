import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashPassword, isPassword } from '../../../src/main/base/passwords.ts';

it('a password is kept by scrypt of 2^17 blocks, with a salt of its own', async () => {
  const { salt, key } = await hashPassword('correct horse');
  expect(scryptSync('correct horse', Buffer.from(salt, 'base64'), 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 }).toString('base64')).toBe(key);
  expect(await isPassword('correct horse', { salt, key })).toBe(true);
  const other = await hashPassword('correct horse', 2 ** 4);
  expect(other.salt).not.toBe(salt);
  expect(await isPassword('correct house', other, 2 ** 4)).toBe(false);
});

it('letters that look the same are the same', async () => {
  const composed = await hashPassword('\u0439\u00e9', 2 ** 4);
  expect(await isPassword('\u0438\u0306e\u0301', composed, 2 ** 4)).toBe(true);
});
