/** The recogniser as the domain sees it: one decode at a time, the rest waits in a bounded queue that is fair to streams. */
import { SAMPLE_RATE_HZ } from '../base/audio.ts';
import type { RecognitionOptions, SpeechToText } from '../ports/engines.ts';
import type { EngineHost } from './engine-host.ts';
import { createJobQueue, type JobRank } from '../base/job-queue.ts';
import type { Loadable } from './loadable.ts';

/** A stream has one decode in hand at most, so this is the number of streams that may wait. */
const MAX_WAITING = 64;

/** What will be final before what is shown meanwhile, files after all that is live. */
const rankOf = ({ priority, wordTimes = false, isFinal = wordTimes }: RecognitionOptions): JobRank =>
  priority === 'batch' ? 'background' : isFinal ? 'urgent' : 'normal';

export function createSpeechToText(host: EngineHost, model: Loadable): SpeechToText {
  const queue = createJobQueue(1, MAX_WAITING);
  return {
    status: () => model.status(),
    ready: () => model.ready(),
    recognise(samples, options) {
      const { language, prompt = '', wordTimes = false, isFinal = wordTimes, source, signal } = options;
      return queue.run(async () => {
        await model.ready();
        const startedMs = performance.now();
        const result = await host.call('recognise', { samples, language, prompt, wordTimes, isFinal }, signal);
        const elapsedMs = performance.now() - startedMs;
        model.measure(elapsedMs, samples.length / SAMPLE_RATE_HZ);
        return { ...result, elapsedMs };
      }, signal, { source, rank: rankOf(options) });
    },
  };
}
