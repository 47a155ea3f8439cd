/** Plays a WAV while it arrives. One at a time: a new one stops the one before. */
import { createHeardLevel } from './heard-level.ts';
import { createWavReader } from './wav-reader.ts';

export interface Speaker {
  /**
   * Plays to the end; `onStart` is called with the first sound. Resolves true at the end, false when it was
   * stopped. Rejects when the bytes are not a WAV or the source fails.
   */
  play(wav: ReadableStream<Uint8Array>, onStart: () => void): Promise<boolean>;
  stop(): void;
  /** Loudness of what is heard now, 0..1. */
  level(): number;
  close(): void;
}

/** Sounds begin this much after they arrive, so that the next piece is there in time. */
const leadSeconds = 0.12;
/** Without a press on the page a browser leaves `resume` waiting for ever. */
const longestResumeMs = 3_000;

export function createSpeaker(): Speaker {
  const context = new AudioContext();
  const heard = createHeardLevel(context);
  let current: { stop(): void } | null = null;

  const play = async (wav: ReadableStream<Uint8Array>, onStart: () => void): Promise<boolean> => {
    current?.stop();
    const input = wav.getReader();
    const nodes = new Set<AudioBufferSourceNode>();
    let stopped = false;
    let wake = () => {};
    const mine = {
      stop() {
        stopped = true;
        void input.cancel().catch(() => undefined);
        for (const node of nodes) node.stop();
        wake();
      },
    };
    current = mine;
    await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, longestResumeMs))]);
    if (context.state !== 'running') {
      mine.stop();
      throw new Error('The browser plays no sound yet');
    }
    const reader = createWavReader();
    let endsAt = 0;
    for (let piece = await input.read(); !piece.done && !stopped; piece = await input.read()) {
      const samples = reader.push(piece.value);
      const format = reader.format();
      if (samples.length === 0 || format === null) continue;
      const buffer = context.createBuffer(1, samples.length, format.sampleRateHz);
      buffer.copyToChannel(samples, 0);
      const node = context.createBufferSource();
      node.buffer = buffer;
      node.connect(heard.input);
      nodes.add(node);
      node.onended = () => {
        nodes.delete(node);
        wake();
      };
      if (endsAt === 0) onStart();
      const startsAt = Math.max(endsAt, context.currentTime + leadSeconds);
      node.start(startsAt);
      endsAt = startsAt + buffer.duration;
    }
    while (nodes.size > 0 && !stopped) await new Promise<void>((resolve) => (wake = resolve));
    // What has left us is heard a little later: who listens next must not hear the end of it.
    if (!stopped) await new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, context.outputLatency * 1_000);
    });
    if (current === mine) current = null;
    return !stopped;
  };

  return {
    play,
    stop: () => current?.stop(),
    level: heard.level,
    close() {
      current?.stop();
      void context.close().catch(() => undefined);
    },
  };
}
