/** How a question is asked: by its film where there is one, else by the voice while the character moves its lips. */
import type { Language } from '../../../data/desk.ts';
import { createVoice } from '../../room/voice.ts';
import { createFilm } from './film.ts';

export interface Asking {
  /** `said` to its end, `stopped` on the way, or `missing`: nothing could speak. Never rejects. */
  say(question: AskedQuestion, onStart: (isFilm: boolean) => void): Promise<'said' | 'stopped' | 'missing'>;
  /** The element that shows films; null when that is gone. */
  showFilm(element: HTMLVideoElement | null): void;
  stop(): void;
  /** Loudness of the voice now, 0..1; a film has lips of its own. */
  level(): number;
  close(): void;
}

export interface AskedQuestion {
  readonly index: number;
  readonly text: string;
  readonly language: Language;
  /** The one of the films. */
  readonly voice: string | null;
}

export function createAsking(id: string): Asking {
  const voice = createVoice();
  const film = createFilm(id);
  return {
    async say({ index, text, language, voice: voiceId }, onStart) {
      voice.stop();
      const shown = await film.play(index, () => {
        onStart(true);
        film.fetchAhead(index + 1);
      });
      return shown === 'missing' ? voice.say(text, language, () => onStart(false), voiceId) : shown;
    },
    showFilm: film.show,
    stop() {
      film.stop();
      voice.stop();
    },
    level: () => voice.level(),
    close() {
      film.close();
      voice.close();
    },
  };
}
