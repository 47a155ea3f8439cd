/** Passwords as they are kept: scrypt with a salt of its own for each. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's scrypt setting of 2024: 2^17 blocks of 8, about 128 MiB and a quarter of a second. */
const BLOCKS = 2 ** 17;
const MAX_MEMORY_BYTES = 192 * 1024 * 1024;
const KEY_BYTES = 32;

const derive = (password: string, salt: Buffer, blocks: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // Letters that look the same are the same, however a keyboard composed them.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N: blocks, r: 8, p: 1, maxmem: MAX_MEMORY_BYTES }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

export interface HashedPassword {
  /** Both in base64. */
  readonly salt: string;
  readonly key: string;
}

/** Costs 128 MiB while it runs: do one at a time. @param blocks a power of two; fewer only where nothing is kept */
export async function hashPassword(password: string, blocks = BLOCKS): Promise<HashedPassword> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, blocks);
  return { salt: salt.toString('base64'), key: key.toString('base64') };
}

/** The same cost as hashing, right or wrong. @param blocks those that it was hashed with */
export async function isPassword(password: string, { salt, key }: HashedPassword, blocks = BLOCKS): Promise<boolean> {
  const expected = Buffer.from(key, 'base64');
  return expected.length === KEY_BYTES && timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), blocks), expected);
}
