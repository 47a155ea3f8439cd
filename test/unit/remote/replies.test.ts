import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallSlots } from '../../../src/main/remote/call-slots.ts';
import { createCircuitBreaker } from '../../../src/main/remote/circuit-breaker.ts';
import { readJsonObjects } from '../../../src/main/remote/json-text.ts';
import { readEvents } from '../../../src/main/remote/sse.ts';

async function* packets(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let index = 0; at < bytes.length; index++) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function eventsOf(text: string, sizes: readonly number[] = [1_000]): Promise<string[]> {
  const events: string[] = [];
  for await (const event of readEvents(packets(new TextEncoder().encode(text), sizes), 10_000_000)) events.push(event);
  return events;
}

describe('server-sent events', () => {
  const line = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.toWellFormed().replace(/[\r\n\uFEFF]/g, ''));
  it('come out as they were put in, however they are cut and whatever ends their lines', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        async (events, end, sizes) => {
          const text = events.map((lines) => `:ping${end}id: 4${end}${lines.map((data) => `data: ${data}${end}`).join('')}${end}`).join('');
          // The very last CR may be half of a CRLF: it counts when more comes.
          expect(await eventsOf(`${text}:end${end}`, sizes)).toEqual(events.map((lines) => lines.join('\n')));
        },
      ),
    ));

  it('leave out what never ended', async () => {
    expect(await eventsOf('data: a\n\ndata: b\n')).toEqual(['a']);
  });

  it('are bounded', async () => {
    await expect(eventsOf(`data: ${'x'.repeat(2_000_000)}`, [64_000])).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
    await expect(eventsOf('data: x\n'.repeat(300_000), [64_000])).rejects.toMatchObject({ code: 'UPSTREAM_FAILED' });
  });
});

describe('JSON out of prose', () => {
  it('is read whatever stands around it', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.constantFrom('', 'Sure!\n```json\n', 'Итак: ', '<think>{"a": 1}</think>'), (value, before) => {
        const text = JSON.stringify(value);
        expect(readJsonObjects(`${before}${text}\n\`\`\` that is {all}`)[0]).toEqual(JSON.parse(text));
      }),
    ));

  it.each<[string, unknown]>([
    ['{“name”: “Анна”, "n": 1}', { name: 'Анна', n: 1 }],
    ['{«name»: «Анна „Аня“ П.»}', { name: 'Анна „Аня“ П.' }],
    ['{"a": [1, 2, ], "b": {"c": 1,}, }', { a: [1, 2], b: { c: 1 } }],
    ['{"a": "one\ntwo\ttabs", "b": "x,]"}', { a: 'one\ntwo\ttabs', b: 'x,]' }],
    ['{"a": "he said “yes”, then \\"no\\""}', { a: 'he said “yes”, then "no"' }],
    ['{broken} then {"a": 1}', { a: 1 }],
  ])('%s is put right', (text, value) => {
    expect(readJsonObjects(text)).toEqual([value]);
  });

  it.each(['', 'no', '[1, 2]', '{"a": 1', '{"scores": {"c1": 5', '<think>{"a": 1}'])('%s stays unread', (text) => {
    expect(readJsonObjects(text)).toEqual([]);
  });

  it('gives every object, the last being the answer', () => {
    expect(readJsonObjects('Example: {"c1": 0}. Answer: {"c1": 5}')).toEqual([{ c1: 0 }, { c1: 5 }]);
  });

  it('is not looked for in what is no reply: a text of a megabyte', () => {
    expect(readJsonObjects(`{"a": ${'['.repeat(1_000_000)}`)).toEqual([]);
  });

  it('never fails, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '“', '”', ',', ':', '\\', 'a', '\n', '<think>') }), (text) => {
      expect(readJsonObjects(text).every((value) => typeof value === 'object' && value !== null)).toBe(true);
    }));
  });
});

describe('the circuit breaker', () => {
  it('waits twice as long after each failed trial, up to its longest', () => {
    let now = 0;
    const breaker = createCircuitBreaker({ nowMs: () => now, threshold: 1, openMs: 10, longestMs: 30 });
    breaker.enter()?.fail();
    for (const waitMs of [10, 20, 30, 30]) {
      now += waitMs - 1;
      expect(breaker.enter()).toBeNull();
      now += 1;
      const trial = breaker.enter();
      expect([breaker.state(), breaker.enter()]).toEqual(['half-open', null]);
      trial?.fail();
    }
    now += 30;
    breaker.enter()?.leave();
    breaker.enter()?.succeed();
    expect(breaker.state()).toBe('closed');
  });

  it('forgets failures after a success, and hears of each call once', () => {
    const breaker = createCircuitBreaker({ nowMs: () => 0, threshold: 2 });
    breaker.enter()?.fail();
    breaker.enter()?.succeed();
    const passage = breaker.enter();
    passage?.fail();
    passage?.fail();
    expect(breaker.state()).toBe('closed');
  });
});

describe('slots', () => {
  it('go to who waits longest, and not to who has left', async () => {
    const slots = createCallSlots(1, 2);
    const release = await slots.take(new AbortController().signal);
    const leaving = new AbortController();
    const left = slots.take(leaving.signal);
    const next = slots.take(new AbortController().signal);
    await expect(slots.take(new AbortController().signal)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    release();
    release();
    (await next)();
    expect(typeof (await slots.take(new AbortController().signal))).toBe('function');
  });
});
