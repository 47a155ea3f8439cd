/** A microphone that says what the test wants, when it wants it; and what the page's own sound and its talk's socket did meanwhile. */
import type { Page } from 'playwright-core';
import { resample } from '../../src/main/media/resample.ts';
import { decodeWav, encodeWav } from '../../src/main/media/wav.ts';

const MICROPHONE_HZ = 48_000;
/** Shorter than the test that waits: its failure tells what came. */
const LONGEST_MS = 120_000;

/** Runs in the page before its own scripts. */
const script = `(() => {
  const context = new AudioContext({ sampleRate: ${MICROPHONE_HZ} });
  const out = context.createMediaStreamDestination();
  navigator.mediaDevices.getUserMedia = async () => {
    await context.resume();
    return out.stream.clone();
  };
  window.testSay = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const node = context.createBufferSource();
    node.buffer = await context.decodeAudioData(bytes.buffer);
    node.connect(out);
    node.start();
    await new Promise((resolve) => (node.onended = resolve));
  };
  const tell = (what, detail, atMs = performance.now()) => void window.testTell({ atMs, what, detail });
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...args) {
      super(...args);
      if (!String(args[0]).includes('/ws/interview/')) return;
      this.addEventListener('message', ({ data }) => tell('in', { ...JSON.parse(data), data: undefined, phonemes: undefined }));
      this.addEventListener('close', ({ code }) => tell('closed', { code }));
    }
    send(data) {
      if (typeof data === 'string') tell('out', JSON.parse(data));
      super.send(data);
    }
  };
  const analyser = AudioContext.prototype.createAnalyser;
  AudioContext.prototype.createAnalyser = function () {
    const made = analyser.call(this);
    const samples = new Float32Array(256);
    let isSound = false;
    let quietSinceMs = 0;
    // The gaps between words are no silence: that lasts for 0.3 s at least, and is told with its beginning.
    setInterval(() => {
      made.getFloatTimeDomainData(samples);
      const isLoud = samples.some((sample) => Math.abs(sample) > 0.01);
      if (isLoud || quietSinceMs === 0) quietSinceMs = performance.now();
      if (isLoud && !isSound) tell('sound', {});
      else if (isSound && performance.now() - quietSinceMs > 300) tell('silence', {}, quietSinceMs);
      else return;
      isSound = isLoud;
    }, 5);
    return made;
  };
})()`;

export interface TalkEvent {
  readonly atMs: number;
  /** `in` and `out`: a message of the talk's socket; `sound` and `silence`: what the page plays. */
  readonly what: 'in' | 'out' | 'closed' | 'sound' | 'silence';
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface PageMicrophone {
  /** All that happened, oldest first; grows. */
  readonly events: readonly TalkEvent[];
  /** Resolves when it has been said. */
  say(wav: Uint8Array): Promise<void>;
  /** Resolves to the first event from number `from` on, past or future, that satisfies the question; rejects after two minutes, and tells what came instead. */
  event(wanted: (event: TalkEvent) => boolean, from?: number): Promise<TalkEvent>;
}

/** How far the sound is comes four times a second: only its beginnings are told. */
const isTold = ({ detail }: TalkEvent, at: number, all: readonly TalkEvent[]): boolean =>
  detail.type !== 'playback' || all[at - 1]?.detail.type !== 'playback' || all[at - 1]?.detail.seq !== detail.seq;
const toLine = ({ atMs, what, detail }: TalkEvent): string => `${Math.round(atMs)} ms ${what} ${JSON.stringify(detail).slice(0, 200)}`;

/** To be called before the page is opened. */
export async function installMicrophone(page: Page): Promise<PageMicrophone> {
  const events: TalkEvent[] = [];
  const waiting = new Set<() => void>();
  await page.exposeFunction('testTell', (event: TalkEvent) => {
    events.push(event);
    for (const look of waiting) look();
  });
  await page.addInitScript(script);
  return {
    events,
    async say(wav) {
      const { samples, sampleRateHz } = decodeWav(wav);
      const bytes = encodeWav(resample(samples, sampleRateHz, MICROPHONE_HZ), MICROPHONE_HZ);
      await page.evaluate(`window.testSay(${JSON.stringify(Buffer.from(bytes).toString('base64'))})`);
    },
    event: (wanted, from = 0) =>
      new Promise((resolve, reject) => {
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const timer = setTimeout(() => {
          done();
          reject(new Error(`What was waited for did not come; the last that came:\n${events.filter(isTold).slice(-40).map(toLine).join('\n')}`));
        }, LONGEST_MS);
        const look = (): void => {
          const found = events.slice(from).find(wanted);
          if (found === undefined) return;
          done();
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
