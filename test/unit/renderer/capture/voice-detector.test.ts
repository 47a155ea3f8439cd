import { describe, expect, it } from 'vitest';
import { createVoiceDetector, type DetectorKind } from '../../../../src/renderer/capture/voice-detector.ts';
import type { SileroReply } from '../../../../src/renderer/capture/silero-worker.ts';

const loud = (mark: number) => ({ pcm: new Uint8Array([mark, 0]).buffer, peakDbfs: -10, rmsDbfs: -20 });
const quiet = (mark: number) => ({ ...loud(mark), rmsDbfs: -90 });

/** A worker that answers when the test says so. */
function createScene(start: 'works' | 'fails' = 'works') {
  const worker = {
    onmessage: null as ((event: { data: SileroReply }) => void) | null,
    onerror: null as (() => void) | null,
    sent: [] as unknown[],
    isOver: false,
    postMessage(data: unknown) {
      worker.sent.push(data);
    },
    terminate() {
      worker.isOver = true;
    },
  };
  const kinds: DetectorKind[] = [];
  const heard: (readonly [number, number])[] = [];
  const detector = createVoiceDetector({
    onKind: (kind) => kinds.push(kind),
    startWorker: () => (start === 'works' ? Promise.resolve(worker as unknown as Worker) : Promise.reject(new Error('no WebAssembly here'))),
  });
  const push = (frame: ReturnType<typeof loud>) => detector.push(frame, ({ pcm }, probability) => heard.push([new Uint8Array(pcm)[0] ?? -1, probability]));
  const reply = (data: SileroReply) => worker.onmessage?.({ data });
  return { worker, kinds, heard, detector, push, reply };
}

describe('voice detector', () => {
  it('goes by loudness until the model hears, then by the model, in order', async () => {
    const { push, reply, heard, kinds } = createScene();
    push(quiet(0));
    push(loud(1));
    await Promise.resolve();
    reply({ type: 'ready' });
    push(loud(2));
    push(quiet(3));
    expect(heard).toEqual([[0, 0], [1, 1]]);
    reply({ type: 'heard', probability: 0.2 });
    reply({ type: 'heard', probability: 0.8 });
    expect(heard).toEqual([[0, 0], [1, 1], [2, 0.2], [3, 0.8]]);
    expect(kinds).toEqual(['model']);
  });

  it('stays with loudness where the model cannot start, and where it fails later', async () => {
    const never = createScene('fails');
    await Promise.resolve();
    await Promise.resolve();
    never.push(quiet(0));
    never.push(loud(1));
    expect(never.heard).toEqual([[0, 0], [1, 1]]);
    expect(never.kinds).toEqual(['loudness']);

    const later = createScene();
    await Promise.resolve();
    later.reply({ type: 'ready' });
    later.push(loud(1));
    later.reply({ type: 'failed', message: 'out of memory' });
    later.push(loud(2));
    expect(later.heard.map(([mark]) => mark)).toEqual([1, 2]);
    expect(later.kinds).toEqual(['model', 'loudness']);
    expect(later.worker.isOver).toBe(true);
  });

  it('holds a second of frames at most for a model that is behind, and keeps their order', async () => {
    const { push, reply, heard, worker } = createScene();
    await Promise.resolve();
    reply({ type: 'ready' });
    for (let mark = 0; mark < 40; mark += 1) push(loud(mark));
    expect(worker.sent).toHaveLength(32);
    for (let mark = 0; mark < 32; mark += 1) reply({ type: 'heard', probability: 0.5 });
    expect(heard.map(([mark]) => mark)).toEqual(Array.from({ length: 40 }, (_, mark) => mark));
  });
});
