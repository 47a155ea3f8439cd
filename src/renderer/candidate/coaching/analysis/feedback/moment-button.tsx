import { useTranslation } from 'react-i18next';
import { toClock } from '../../../../ui/format.ts';
import { PlayButton } from '../../../../ui/play-button.tsx';
import type { Playback, Span } from '../player/playback.ts';

/** The time of a moment; a press plays it, from its beginning to its end. Nothing where there is no moment. */
export function MomentButton({ moment, playback, spelled = false }: { readonly moment: Span | null; readonly playback: Playback; readonly spelled?: boolean }) {
  const { t } = useTranslation();
  if (moment === null) return null;
  const at = toClock(moment.startS);
  const label = t('coachingReport.feedback.moment', { at });
  return (
    <PlayButton isPlaying={false} label={label} onPress={() => playback.playFrom(moment.startS, moment.endS)}>
      {spelled ? label : at}
    </PlayButton>
  );
}
