import { describe, expect, it } from 'vitest';
import { createArrivals } from '../../../../src/main/interview/voice/arrivals.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Whether it has resolved by now. */
async function isSettled(promise: Promise<void>): Promise<boolean> {
  let isDone = false;
  void promise.then(() => void (isDone = true));
  await nextTurn();
  return isDone;
}

function behindARecording() {
  const heard = Promise.withResolvers<void>();
  const arrivals = createArrivals((error) => expect.unreachable(String(error)));
  const taken: number[][] = [];
  void arrivals.add(() => heard.promise);
  return { arrivals, taken, heard, send: (...bytes: number[]) => arrivals.addSound(Uint8Array.from(bytes), async (pcm) => void taken.push([...pcm])) };
}

describe('sound that waits', () => {
  it('is taken in one piece for each gap between other things', async () => {
    const { arrivals, taken, heard, send } = behindARecording();
    await send(1, 2);
    await send(3);
    void arrivals.add(() => undefined);
    await send(4);
    expect([...arrivals.waiting()]).toEqual([1, 2, 3, 4]);
    heard.resolve();
    await arrivals.done();
    expect(taken).toEqual([[1, 2, 3], [4]]);
    expect(arrivals.waiting()).toHaveLength(0);
    expect(arrivals.isFree()).toBe(true);
  });

  it('is nothing where a frame is empty', async () => {
    const arrivals = createArrivals(() => undefined);
    void arrivals.addSound(new Uint8Array(), () => Promise.resolve());
    expect(arrivals.isFree()).toBe(true);
    await arrivals.done();
  });

  it('makes its sender wait after a minute', async () => {
    const { heard, send, arrivals } = behindARecording();
    const piece = Array.from({ length: 640 }, () => 0);
    for (let sent = 0; sent < 3_000; sent++) await send(...piece);
    const more = send(1);
    expect(await isSettled(more)).toBe(false);
    heard.resolve();
    await more;
    await arrivals.done();
  });

  it('also one who cuts it into crumbs', async () => {
    const { heard, send } = behindARecording();
    for (let sent = 0; sent < 3_000; sent++) await send(0, 0);
    const more = send(0, 0);
    expect(await isSettled(more)).toBe(false);
    heard.resolve();
    await more;
  });
});
