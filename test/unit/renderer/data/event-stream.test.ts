import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents, type StreamedEvent } from '../../../../src/renderer/data/event-stream.ts';

async function read(pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<StreamedEvent[]> {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const read: StreamedEvent[] = [];
  for await (const event of readEvents(body)) read.push(event);
  return read;
}

const text = ': awake\n\nevent: text\ndata: {"delta":"Ещё"}\n\r\nevent: done\r\ndata: one\r\ndata: two\r\n\r\nevent: unfinished\ndata: x';
const events = [{ name: 'text', data: '{"delta":"Ещё"}' }, { name: 'done', data: 'one\ntwo' }];

describe('reading a stream of events', () => {
  it('gives the finished ones, without comments', async () => {
    expect(await read([new TextEncoder().encode(text)])).toEqual(events);
  });

  it('gives the same however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        expect(await read(at.slice(1).map((end, index) => bytes.slice(at[index], end)))).toEqual(events);
      }),
      { numRuns: 60 },
    );
  });
});
