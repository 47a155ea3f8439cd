/** What a page sends to its loudspeaker: how loud, and when it is heard there. */

/** Milliseconds of the page's clock, and a value. */
export type Point = readonly [atMs: number, value: number];

export interface Tap {
  readonly heard: readonly Point[];
  /** What the device adds, by the browser's own word. */
  readonly outputLatencyMs: number;
}

const TAP = `registerProcessor('tap', class extends AudioWorkletProcessor {
  process([[channel = []]]) {
    let sum = 0;
    for (const sample of channel) sum += sample * sample;
    this.port.postMessage([currentTime, Math.sqrt(sum / 128)]);
    return true;
  }
})`;

const outputs: AudioNode[] = [];
const connect = Reflect.get(AudioNode.prototype, 'connect') as (this: AudioNode, ...where: unknown[]) => unknown;
Reflect.set(AudioNode.prototype, 'connect', function (this: AudioNode, ...where: unknown[]) {
  if (where[0] instanceof AudioDestinationNode) outputs.push(this);
  return connect.apply(this, where);
});
let furtherMs = 0;
const outputLatency = Object.getOwnPropertyDescriptor(AudioContext.prototype, 'outputLatency') as PropertyDescriptor & { get(this: AudioContext): number };
Object.defineProperty(AudioContext.prototype, 'outputLatency', {
  get(this: AudioContext) {
    return outputLatency.get.call(this) + furtherMs / 1_000;
  },
});

/** The loudspeaker is so much further away from now on, as headphones without a cable are: the browser says so, and it is heard so much later. */
export const moveAway = (ms: number): void => void (furtherMs = ms);

/** Listens to what was connected to the loudspeaker last. The returned function ends it. */
export async function tapOutput(): Promise<() => Tap> {
  const output = outputs.at(-1);
  if (output === undefined || !(output.context instanceof AudioContext)) throw new Error('nothing is connected to the loudspeaker');
  const { context } = output;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([TAP], { type: 'text/javascript' })));
  const tap = new AudioWorkletNode(context, 'tap', { channelCount: 1, channelCountMode: 'explicit' });
  const blocks: Point[] = [];
  tap.port.onmessage = ({ data }) => blocks.push(data as Point);
  connect.call(output, tap);
  connect.call(tap, context.destination);
  const clocks: number[] = [];
  const latencies: number[] = [];
  const timer = setInterval(() => {
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    if (contextTime > 0) clocks.push(performanceTime + furtherMs - contextTime * 1_000);
    latencies.push(context.outputLatency * 1_000);
  }, 20);
  return () => {
    clearInterval(timer);
    const clockMs = middle(clocks);
    return { heard: blocks.map(([atS, level]) => [atS * 1_000 + clockMs, level]), outputLatencyMs: middle(latencies) };
  };
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
