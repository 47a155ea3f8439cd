import { useTranslation } from 'react-i18next';
import { Interviewer } from '../../../ui/avatar/interviewer.tsx';
import css from '../../../ui/avatar/presence.module.css';
import type { ProctoredRoomInHand } from './room-in-hand.ts';
import type { ProctoredView } from './proctored-view.ts';

/** The character who asks, in a film over the one that lives. What it does is told in words below; the question stands beside it. */
export function Presence({ view, room }: { readonly view: ProctoredView; readonly room: ProctoredRoomInHand }) {
  const { t } = useTranslation();
  const speaks = view.isSpeaking && !view.isPaused;
  return (
    <div className={css.place}>
      <Interviewer look={view.room?.look ?? 'maria'} level={room.voiceLevel} active={speaks && !view.isFilm} label={t('proctored.look')} />
      <video ref={room.showFilm} className={css.film} data-playing={(speaks && view.isFilm) || undefined} playsInline aria-hidden tabIndex={-1} />
    </div>
  );
}
