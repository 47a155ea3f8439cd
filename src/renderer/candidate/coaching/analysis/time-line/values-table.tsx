import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { toClock, toPercent } from '../../../../ui/format.ts';
import { PlayButton } from '../../../../ui/play-button.tsx';
import type { Playback } from '../player/playback.ts';
import css from './time-line.module.css';
import { meanOver, toStretches, TRACK_NAMES, type Track, type TrackName } from './tracks.ts';

const MOST_ROWS = 40;

interface ValuesTableProps {
  readonly tracks: Readonly<Record<TrackName, Track | null>>;
  readonly expression: Analysis['expression'];
  readonly durationS: number;
  readonly playback: Playback;
}

/** The lines as numbers, stretch by stretch; made when it is opened. */
export function ValuesTable(props: ValuesTableProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={css.details} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('coachingReport.line.table')}</summary>
      {isOpen && <Table {...props} />}
    </details>
  );
}

function Table({ tracks, expression, durationS, playback }: ValuesTableProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const shown = TRACK_NAMES.filter((name) => tracks[name] !== null);
  const rows = useMemo(() => toStretches(durationS, MOST_ROWS), [durationS]);
  const eyes = expression && { stepS: expression.track.stepS, values: expression.track.eyeContact };
  const cell = (track: Track | null, from: number, to: number, write: (value: number) => string): string => {
    const mean = track && meanOver(track, from, to);
    return mean === null ? '–' : write(mean);
  };
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t('coachingReport.line.table')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('coachingReport.line.time')}</th>
            {shown.map((name) => (
              <th key={name} scope="col">
                {t(`coachingReport.line.name.${name}`)}, {t(`coachingReport.line.unit.${name}`)}
              </th>
            ))}
            {eyes && <th scope="col">{t('coachingReport.line.eyeContact')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fromS, toS }) => (
            <tr key={fromS}>
              <th scope="row">
                <PlayButton isPlaying={false} label={t('coachingReport.transcript.from', { at: toClock(fromS) })} onPress={() => playback.playFrom(fromS)}>
                  {toClock(fromS)}
                </PlayButton>
              </th>
              {shown.map((name) => (
                <td key={name}>{cell(tracks[name], fromS, toS, (value) => number.format(value))}</td>
              ))}
              {eyes && <td>{cell(eyes, fromS, toS, toPercent)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
