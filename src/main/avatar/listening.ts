/** Whether somebody is being listened to. Files that are transcribed in the background are not meant: nobody waits, and there may be many. */
import type { Clock } from '../ports/clock.ts';
import type { SpeechToText } from '../ports/engines.ts';

/** Between two decodes of one answer there is less: who speaks is listened to all the time. */
const LINGER_MS = 2_000;

/** The same recogniser, and whether one of its calls for somebody who speaks runs or has just ended. All who recognise must use the one that is returned. */
export function watchListening<T extends SpeechToText>(stt: T, clock: Pick<Clock, 'nowMs'>): { readonly stt: T; readonly isBusy: () => boolean } {
  let running = 0;
  let endedMs = -Infinity;
  const recognise: SpeechToText['recognise'] = async (samples, options) => {
    if (options.priority === 'batch') return stt.recognise(samples, options);
    running += 1;
    try {
      return await stt.recognise(samples, options);
    } finally {
      running -= 1;
      endedMs = clock.nowMs();
    }
  };
  return { stt: { ...stt, recognise }, isBusy: () => running > 0 || clock.nowMs() - endedMs < LINGER_MS };
}
