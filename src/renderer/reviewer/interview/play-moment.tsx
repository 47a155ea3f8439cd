import { Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toClock } from '../../ui/format.ts';
import type { Moment, Span } from './use-moment.ts';
import css from './play-moment.module.css';

/** The time of a moment; a press plays it. */
export function PlayMoment({ span, moment }: { readonly span: Span; readonly moment: Moment }) {
  const { t } = useTranslation();
  const playing = moment.current?.t0 === span.t0 && moment.current.t1 === span.t1;
  const at = toClock(span.t0);
  const Icon = playing ? Square : Play;
  return (
    <button
      type="button"
      className={css.play}
      aria-label={t(playing ? 'report.stopAt' : 'report.playAt', { at })}
      onClick={() => (playing ? moment.stop() : moment.play(span))}
    >
      <Icon size={12} aria-hidden fill="currentColor" />
      {at}
    </button>
  );
}
