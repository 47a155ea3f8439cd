/** The browser's sound as far as playing sentences needs it: time moves when the test says so. */
interface FakeNode {
  buffer: { readonly duration: number } | null;
  onended: (() => void) | null;
  startsAt: number;
  stopsAt: number;
  connect(): void;
  start(at: number): void;
  stop(at: number): void;
}

/** @param outputLatency of the device, seconds */
export function createFakeAudioContext(outputLatency = 0) {
  const nodes: FakeNode[] = [];
  const gains: { readonly target: number; readonly at: number }[] = [];
  const ended = new Set<FakeNode>();
  const context = {
    currentTime: 0,
    state: 'running',
    destination: {},
    outputLatency,
    createGain: () => ({
      gain: { setTargetAtTime: (target: number, at: number) => gains.push({ target, at }), cancelScheduledValues: () => undefined },
      connect: () => undefined,
    }),
    createAnalyser: () => ({ fftSize: 0, connect: () => undefined, getFloatTimeDomainData: () => undefined }),
    createDelay: () => ({ delayTime: { value: 0 }, connect: () => undefined }),
    createBufferSource(): FakeNode {
      const node: FakeNode = {
        buffer: null, onended: null, startsAt: NaN, stopsAt: Infinity, connect: () => undefined,
        start: (at) => void (node.startsAt = at),
        stop: (at) => void (node.stopsAt = at),
      };
      nodes.push(node);
      return node;
    },
    /** A sound lasts as many tenths of a second as it has bytes; an empty one is none. */
    decodeAudioData: (mp3: ArrayBuffer) => (mp3.byteLength === 0 ? Promise.reject(new Error('no sound')) : Promise.resolve({ duration: mp3.byteLength / 10 })),
    suspend: () => Promise.resolve(),
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return {
    context: context as unknown as AudioContext,
    nodes,
    gains,
    /** Moves time on and ends what has been played by then. */
    to(seconds: number) {
      context.currentTime = seconds;
      for (const node of nodes) {
        const endsAt = Math.min(node.stopsAt, node.startsAt + (node.buffer?.duration ?? 0));
        if (ended.has(node) || endsAt > seconds) continue;
        ended.add(node);
        node.onended?.();
      }
    },
  };
}
