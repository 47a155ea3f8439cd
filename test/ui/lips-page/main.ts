/** A page in which the interviewer speaks, and which tells when its lips were drawn open and when their sound was heard. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createPlaybackQueue } from '../../../src/renderer/capture/playback-queue.ts';
import { createSpeaker } from '../../../src/renderer/capture/speaker.ts';
import { Interviewer } from '../../../src/renderer/ui/avatar/interviewer.tsx';
import { moveAway, tapOutput, type Point, type Tap } from './tap.ts';

export interface Spoken extends Tap {
  /** How far the mouth was open in the pictures shown, in dots of its dark inside. */
  readonly drawn: readonly Point[];
}

/** The inside of the mouth, and where it may be in a picture of 512 x 512. */
const CAVITY = [69, 25, 27] as const;
const PLACE = { x: 196, y: 270, width: 120, height: 90 } as const;
/** A picture is on the screen with the next refresh after it was drawn. */
const SHOWN_MS = 1_000 / 60;

const stage = createRoot(document.getElementById('stage') as HTMLElement);
const show = (level: () => number, active: boolean) => stage.render(createElement(Interviewer, { look: 'maria', level, active, label: 'Interviewer' }));

function watchMouth(): () => readonly Point[] {
  const points: Point[] = [];
  let request = 0;
  const frame = (atMs: number) => {
    request = requestAnimationFrame(frame);
    const brush = document.querySelector('canvas')?.getContext('2d');
    if (brush == null || brush.canvas.width !== 512) return;
    const { data } = brush.getImageData(PLACE.x, PLACE.y, PLACE.width, PLACE.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (CAVITY.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < 12)) dark += 1;
    points.push([atMs + SHOWN_MS, dark]);
  };
  request = requestAnimationFrame(frame);
  return () => {
    cancelAnimationFrame(request);
    return points;
  };
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** As the room on camera speaks. */
async function playWav(base64: string): Promise<() => Promise<void>> {
  const speaker = createSpeaker();
  show(speaker.level, false);
  return async () => {
    await speaker.play(new Blob([bytesOf(base64)]).stream(), () => show(speaker.level, true));
    show(speaker.level, false);
    setTimeout(() => speaker.close(), 1_000);
  };
}

/** As the talk speaks. */
async function playMp3(base64: string): Promise<() => Promise<void>> {
  const over = Promise.withResolvers<void>();
  const queue = createPlaybackQueue({ onProgress: () => undefined, onStart: () => show(queue.level, true), onDone: () => over.resolve() });
  show(queue.level, false);
  return async () => {
    await queue.resume();
    queue.push({ seq: 0, last: true, mp3: bytesOf(base64).buffer });
    await over.promise;
    show(queue.level, false);
    setTimeout(() => queue.close(), 1_000);
  };
}

/** Says a sentence. @param furtherMs as in {@link moveAway} */
async function speak(kind: 'wav' | 'mp3', base64: string, furtherMs: number): Promise<Spoken> {
  moveAway(furtherMs);
  const play = await (kind === 'wav' ? playWav : playMp3)(base64);
  const tap = await tapOutput();
  const mouth = watchMouth();
  await play();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { ...tap(), drawn: mouth() };
}
Object.assign(window, { speak });
