import { VoiceWave } from '../../../ui/voice-wave.tsx';
import type { TalkView } from './talk-view.ts';
import css from './presence.module.css';

/** The interviewer: the place of its face, and until there is one the wave of its voice. Decoration; the state is told in words below. */
export function Presence({ view, level }: { readonly view: TalkView; readonly level: () => number }) {
  return (
    <div className={css.place} data-playing={view.isPlaying || undefined}>
      <VoiceWave level={level} active={view.isPlaying && !view.isPaused} />
    </div>
  );
}
