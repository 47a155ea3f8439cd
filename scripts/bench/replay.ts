/** Audio sent over the stream's socket as a microphone would, and when each answer came. */

const FRAME_MS = 100;
const BYTES_PER_MS = 32;

export interface Replay {
  /** From the moment at which the last audio that a partial covers was sent. */
  readonly partialMs: number[];
  /** From the end of the speech, for utterances that ended by silence. */
  readonly finalMs: number[];
  /** From END to the final of what was pending. */
  readonly endMs: number[];
}

/** @param pcm PCM16LE, 16 kHz */
export function replay(url: string, pcm: Uint8Array): Promise<Replay> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const heard: Replay = { partialMs: [], finalMs: [], endMs: [] };
    let startedMs = 0;
    let endedMs = Infinity;
    let index = 0;
    const pump = (): void => {
      if (index * FRAME_MS * BYTES_PER_MS >= pcm.byteLength) {
        endedMs = performance.now();
        socket.send('END');
        return;
      }
      socket.send(pcm.slice(index * FRAME_MS * BYTES_PER_MS, (index + 1) * FRAME_MS * BYTES_PER_MS));
      index += 1;
      setTimeout(pump, Math.max(0, startedMs + index * FRAME_MS - performance.now()));
    };
    socket.onopen = () => {
      startedMs = performance.now();
      pump();
    };
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(String(data)) as { type: string; t1: number; text: string };
      const now = performance.now();
      // A frame is sent when its last sample has been spoken.
      const spokenMs = startedMs + FRAME_MS + frame.t1 * 1_000;
      if (frame.type === 'partial') heard.partialMs.push(Math.max(0, now - spokenMs));
      else if (now >= endedMs) heard.endMs.push(now - endedMs);
      else if (frame.type === 'final') heard.finalMs.push(now - spokenMs);
    };
    socket.onerror = () => reject(new Error('the stream broke'));
    socket.onclose = () => resolve(heard);
  });
}
