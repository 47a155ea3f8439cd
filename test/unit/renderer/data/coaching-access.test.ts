import { describe, expect, it } from 'vitest';
import { ApiFailure } from '../../../../src/renderer/data/api-failure.ts';
import { createCoachingAccess } from '../../../../src/renderer/data/coaching-access.ts';

function begin() {
  let signIns = 0;
  let nowMs = 0;
  const access = createCoachingAccess(() => Promise.resolve({ access_token: `token ${(signIns += 1)}`, expiresInS: 1_800 }), () => nowMs);
  return { access, at: (ms: number) => (nowMs = ms) };
}

describe('access to one’s own practice', () => {
  it('signs in once, for calls at the same time too, and anew a minute before the token ends', async () => {
    const { access, at } = begin();
    expect(await Promise.all([access.token(), access.token()])).toEqual(['token 1', 'token 1']);
    at(1_739_000);
    expect(await access.token()).toBe('token 1');
    at(1_740_000);
    expect(await access.token()).toBe('token 2');
  });

  it('makes a refused call once more with a new token, and gives up then', async () => {
    const { access } = begin();
    const used: string[] = [];
    const call = (token: string) => {
      used.push(token);
      return token === 'token 1' ? Promise.reject(new ApiFailure(401, 'old')) : Promise.resolve('done');
    };
    expect(await access.with(call)).toBe('done');
    expect(used).toEqual(['token 1', 'token 2']);
    await expect(access.with(() => Promise.reject(new ApiFailure(401, 'always')))).rejects.toMatchObject({ status: 401 });
    await expect(access.with(() => Promise.reject(new ApiFailure(404, 'not there')))).rejects.toMatchObject({ status: 404 });
  });

  it('keeps a new token when the old one is refused late, and tries to sign in again after a failure', async () => {
    const { access } = begin();
    const old = await access.token();
    access.refuse(old);
    const fresh = await access.token();
    access.refuse(old);
    expect(await access.token()).toBe(fresh);
    let fails = true;
    const other = createCoachingAccess(() => (fails ? Promise.reject(new ApiFailure(0, 'away')) : Promise.resolve({ access_token: 'x', expiresInS: 1_800 })), () => 0);
    await expect(other.token()).rejects.toMatchObject({ status: 0 });
    fails = false;
    expect(await other.token()).toBe('x');
  });
});
