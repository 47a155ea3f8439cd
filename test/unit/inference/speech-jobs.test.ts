import { describe, expect, it } from 'vitest';
import type { RenderedSpeech } from '../../../src/main/inference/protocol.ts';
import { createSpeechJobs } from '../../../src/main/inference/speech-jobs.ts';

const speech: RenderedSpeech = { samples: new Float32Array(1), sampleRateHz: 16_000, phonemes: [] };
const never = new AbortController().signal;

/** Work that ends when the test says so, and notes in which order it began. */
function work() {
  const begun: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<RenderedSpeech>>();
  const signals = new Map<string, AbortSignal>();
  return {
    begun,
    signals,
    make: (name: string) => (signal: AbortSignal) => {
      begun.push(name);
      signals.set(name, signal);
      const gate = Promise.withResolvers<RenderedSpeech>();
      gates.set(name, gate);
      return gate.promise;
    },
    end: (name: string) => gates.get(name)?.resolve(speech),
    fail: (name: string) => gates.get(name)?.reject(new Error('broken')),
  };
}

describe('jobs of speech', () => {
  it('one at a time, what is awaited before what is prepared', async () => {
    const { begun, make, end } = work();
    const jobs = createSpeechJobs(10);
    const all = [jobs.run('a', 'ahead', make('a'), never), jobs.run('b', 'ahead', make('b'), never), jobs.run('c', 'now', make('c'), never)];
    expect(begun).toEqual(['a']);
    end('a');
    await all[0];
    await Promise.resolve();
    expect(begun).toEqual(['a', 'c']);
    end('c');
    await all[2];
    await Promise.resolve();
    end('b');
    await all[1];
    expect(begun).toEqual(['a', 'c', 'b']);
  });

  it('make the same only once, and raise it when it is awaited', async () => {
    const { begun, make, end } = work();
    const jobs = createSpeechJobs(10);
    const running = jobs.run('a', 'now', make('a'), never);
    const others = [jobs.run('b', 'ahead', make('b'), never), jobs.run('c', 'ahead', make('c'), never), jobs.run('c', 'now', make('again'), never)];
    end('a');
    await running;
    await Promise.resolve();
    expect(begun).toEqual(['a', 'c']);
    end('c');
    expect(await others[1]).toBe(await others[2]);
    await Promise.resolve();
    end('b');
    await others[0];
    expect(begun).not.toContain('again');
  });

  it('go on while anyone listens, and end when nobody does', async () => {
    const { begun, make, signals, end } = work();
    const jobs = createSpeechJobs(10);
    const [first, second] = [new AbortController(), new AbortController()];
    const one = jobs.run('a', 'now', make('a'), first.signal);
    const two = jobs.run('a', 'now', make('a'), second.signal);
    first.abort(new Error('left'));
    await expect(one).rejects.toThrowError('left');
    expect(signals.get('a')?.aborted).toBe(false);
    second.abort(new Error('left too'));
    await expect(two).rejects.toThrowError('left too');
    expect(signals.get('a')?.aborted).toBe(true);
    // Asked again while the dropped one still runs: made anew, after it.
    const again = jobs.run('a', 'now', make('anew'), never);
    expect(begun).toEqual(['a']);
    end('a');
    await new Promise((resolve) => setImmediate(resolve));
    end('anew');
    expect(await again).toBe(speech);
  });

  it('that are made ahead leave room for what is awaited', async () => {
    const { make } = work();
    const jobs = createSpeechJobs(2);
    void jobs.run('a', 'ahead', make('a'), never);
    void jobs.run('b', 'ahead', make('b'), never);
    await expect(jobs.run('c', 'ahead', make('c'), never)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    void jobs.run('d', 'now', make('d'), never);
    await expect(jobs.run('e', 'now', make('e'), never)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('that wait leave when aborted; too many are refused; a failure is told and forgotten', async () => {
    const { begun, make, end, fail } = work();
    const jobs = createSpeechJobs(1);
    const abort = new AbortController();
    const running = jobs.run('a', 'now', make('a'), never);
    const waiting = jobs.run('b', 'now', make('b'), abort.signal);
    await expect(jobs.run('c', 'now', make('c'), never)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    abort.abort(new Error('gone'));
    await expect(waiting).rejects.toThrowError('gone');
    fail('a');
    await expect(running).rejects.toThrowError('broken');
    await Promise.resolve();
    const later = jobs.run('a', 'now', make('later'), never);
    end('later');
    await later;
    expect(begun).toEqual(['a', 'later']);
  });
});
