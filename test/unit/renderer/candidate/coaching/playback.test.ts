import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlayback } from '../../../../../src/renderer/candidate/coaching/analysis/player/playback.ts';
import { toPlayerAction } from '../../../../../src/renderer/candidate/coaching/analysis/player/player-keys.ts';

/** An element of a browser without the browser. */
class Element extends EventTarget {
  paused = true;
  playbackRate = 1;
  duration = NaN;
  currentTime = 0;
  play(): Promise<void> {
    this.paused = false;
    this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
  at(timeS: number): void {
    this.currentTime = timeS;
    this.dispatchEvent(new Event('timeupdate'));
  }
}

const attached = (knownS: number | null = 60) => {
  const element = new Element();
  const playback = createPlayback(knownS);
  const detach = playback.attach(element);
  return { element, playback, detach };
};

describe('the clock of a recording', () => {
  beforeEach(() => {
    vi.stubGlobal('requestAnimationFrame', () => 1);
    vi.stubGlobal('cancelAnimationFrame', () => {});
    return () => vi.unstubAllGlobals();
  });

  it('tells where the player is, and stays inside the recording', () => {
    const { element, playback } = attached();
    element.at(12);
    expect(playback.timeS.get()).toBe(12);
    playback.step(-20);
    expect([playback.timeS.get(), element.currentTime]).toEqual([0, 0]);
    playback.seek(100);
    expect(element.currentTime).toBe(60);
  });

  it('plays a moment to its end, with a little after it, and no further', () => {
    const { element, playback } = attached();
    playback.playFrom(5, 8);
    expect([element.paused, element.currentTime]).toEqual([false, 5]);
    element.at(8.1);
    expect(element.paused).toBe(false);
    element.at(8.3);
    expect(element.paused).toBe(true);
    playback.toggle();
    element.at(9);
    expect(element.paused).toBe(false);
  });

  it('forgets the end of a moment when one goes elsewhere', () => {
    const { element, playback } = attached();
    playback.playFrom(5, 8);
    playback.seek(20);
    element.at(21);
    expect(element.paused).toBe(false);
  });

  it('begins anew when it stands at the end', () => {
    const { element, playback } = attached();
    element.at(60);
    playback.toggle();
    expect(element.currentTime).toBe(0);
  });

  it('finds out how long a recording without a length is, and comes back to where it was', () => {
    const { element, playback } = attached(null);
    element.duration = Infinity;
    element.dispatchEvent(new Event('loadedmetadata'));
    element.at(element.currentTime);
    expect(playback.timeS.get()).toBe(0);
    element.duration = 42;
    element.dispatchEvent(new Event('durationchange'));
    expect([playback.durationS.get(), element.currentTime]).toEqual([42, 0]);
  });

  it('goes on with a new address where the old one stopped, at the same speed, and says when it failed', () => {
    const { element, playback, detach } = attached();
    playback.setRate(1.5);
    element.at(30);
    element.dispatchEvent(new Event('error'));
    expect(playback.hasFailed.get()).toBe(true);
    detach();
    const next = new Element();
    playback.attach(next);
    expect([next.currentTime, next.playbackRate, playback.hasFailed.get()]).toEqual([30, 1.5, false]);
    element.at(50);
    expect(playback.timeS.get()).toBe(30);
  });

  it('is moved by keys of the player and by no others', () => {
    const { element, playback } = attached();
    for (const [code, timeS] of [['ArrowRight', 5], ['KeyL', 15], ['ArrowLeft', 10], ['KeyJ', 0]] as const) {
      toPlayerAction(code)?.(playback);
      expect(playback.timeS.get(), code).toBe(timeS);
    }
    toPlayerAction('KeyK')?.(playback);
    expect(element.paused).toBe(false);
    expect(toPlayerAction('KeyQ')).toBeNull();
  });
});
