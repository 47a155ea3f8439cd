import { useTranslation } from 'react-i18next';
import { toClock } from '../../ui/format.ts';
import { PlayButton } from '../../ui/play-button.tsx';
import type { Moment, Span } from './use-moment.ts';

/** The time of a moment; a press plays it. */
export function PlayMoment({ span, moment }: { readonly span: Span; readonly moment: Moment }) {
  const { t } = useTranslation();
  const isPlaying = moment.current?.t0 === span.t0 && moment.current.t1 === span.t1;
  const at = toClock(span.t0);
  return (
    <PlayButton isPlaying={isPlaying} label={t(isPlaying ? 'report.stopAt' : 'report.playAt', { at })} onPress={() => (isPlaying ? moment.stop() : moment.play(span))}>
      {at}
    </PlayButton>
  );
}
