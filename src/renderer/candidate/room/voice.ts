/** The interviewer's voice. With none installed the captions speak alone. */
import { createSpeaker, type Speaker } from '../../capture/speaker.ts';
import { toApiFailure } from '../../data/api-failure.ts';
import type { Language } from '../../data/desk.ts';
import { createSpeech } from '../../data/speech.ts';

export interface Voice {
  /** `said` to its end, `stopped` on the way, or `missing`: no voice could speak. Never rejects. @param voice its id; the best one when absent */
  say(text: string, language: Language, onStart: () => void, voice?: string | null): Promise<'said' | 'stopped' | 'missing'>;
  stop(): void;
  level(): number;
  close(): void;
}

/** A sentence that takes longer than this to arrive is shown, not spoken. */
const longestWaitMs = 20_000;

export function createVoice(): Voice {
  const speech = createSpeech();
  let speaker: Speaker | null = null;
  let preparing: AbortController | null = null;

  const stop = () => {
    preparing?.abort();
    preparing = null;
    speaker?.stop();
  };
  return {
    async say(text, language, onStart, voice) {
      stop();
      const mine = new AbortController();
      preparing = mine;
      let timer = setTimeout(() => mine.abort(), longestWaitMs);
      const arrived = (last: boolean) => {
        clearTimeout(timer);
        if (!last) timer = setTimeout(() => mine.abort(), longestWaitMs);
      };
      let started = false;
      try {
        speaker ??= createSpeaker();
        const wav = await speech.speak(text, language, mine.signal, voice);
        if (mine.signal.aborted) return 'stopped';
        const watched = new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, output) {
            arrived(false);
            output.enqueue(piece);
          },
          flush: () => arrived(true),
        });
        const ended = await speaker.play(wav.pipeThrough(watched, { signal: mine.signal }), () => {
          started = true;
          onStart();
        });
        return ended ? (started ? 'said' : 'missing') : 'stopped';
      } catch (error) {
        if (preparing !== mine) return 'stopped';
        console.info('The question is not spoken', toApiFailure(error).message);
        return 'missing';
      } finally {
        clearTimeout(timer);
      }
    },
    stop,
    level: () => speaker?.level() ?? 0,
    close() {
      stop();
      speaker?.close();
    },
  };
}
