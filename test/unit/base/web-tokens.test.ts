import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createWebTokens } from '../../../src/main/base/web-tokens.ts';

const secret = randomBytes(32);
let time = new Date('2026-11-21T10:00:00Z');
const options = { secret, lifetimeMinutes: 120, audience: 'proctored', now: () => time };
const tokens = createWebTokens(options);

describe('createWebTokens', () => {
  it('gives back whose token it is, until it is old', async () => {
    time = new Date('2026-11-21T10:00:00Z');
    const token = await tokens.issue('session-1');
    expect(await tokens.verify(token)).toBe('session-1');
    time = new Date('2026-11-21T11:59:59Z');
    expect(await tokens.verify(token)).toBe('session-1');
    time = new Date('2026-11-21T12:00:01Z');
    expect(await tokens.verify(token)).toBeNull();
  });

  it('takes none that is changed, of another secret, audience or algorithm, or no token at all', async () => {
    const token = await tokens.issue('session-1');
    const [head = '', body = '', signature = ''] = token.split('.');
    const forged = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), sub: 'session-2' })).toString('base64url');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    const other = await createWebTokens({ ...options, secret: randomBytes(32) }).issue('session-1');
    const elsewhere = await createWebTokens({ ...options, audience: 'coaching' }).issue('session-1');
    const endless = await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject('session-1').setAudience('proctored').sign(secret);
    for (const bad of [`${head}.${forged}.${signature}`, none, other, elsewhere, endless, '', 'a.b.c', 'Привет', undefined]) expect(await tokens.verify(bad)).toBeNull();
  });
});
