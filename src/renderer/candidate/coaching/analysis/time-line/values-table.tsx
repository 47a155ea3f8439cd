import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { FigureTable } from '../../../../ui/figure-table.tsx';
import { toClock, toPercent } from '../../../../ui/format.ts';
import { PlayButton } from '../../../../ui/play-button.tsx';
import type { Playback } from '../player/playback.ts';
import { meanOver, toStretches, TRACK_NAMES, type Track, type TrackName } from './tracks.ts';

const MOST_ROWS = 40;

interface ValuesTableProps {
  readonly tracks: Readonly<Record<TrackName, Track | null>>;
  readonly expression: Analysis['expression'];
  readonly durationS: number;
  readonly playback: Playback;
}

/** The lines as numbers, stretch by stretch. */
export function ValuesTable({ tracks, expression, durationS, playback }: ValuesTableProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const shown = TRACK_NAMES.filter((name) => tracks[name] !== null);
  const eyes = expression && { stepS: expression.track.stepS, values: expression.track.eyeContact };
  const cell = (track: Track | null, from: number, to: number, write: (value: number) => string): string => {
    const mean = track && meanOver(track, from, to);
    return mean === null ? '–' : write(mean);
  };
  return (
    <FigureTable
      label={t('coachingReport.line.table')}
      columns={[
        t('coachingReport.line.time'),
        ...shown.map((name) => `${t(`coachingReport.line.name.${name}`)}, ${t(`coachingReport.line.unit.${name}`)}`),
        ...(eyes ? [t('coachingReport.line.eyeContact')] : []),
      ]}
      rows={() =>
        toStretches(durationS, MOST_ROWS).map(({ fromS, toS }) => ({
          key: String(fromS),
          head: (
            <PlayButton isPlaying={false} label={t('coachingReport.transcript.from', { at: toClock(fromS) })} onPress={() => playback.playFrom(fromS)}>
              {toClock(fromS)}
            </PlayButton>
          ),
          cells: [...shown.map((name) => cell(tracks[name], fromS, toS, (value) => number.format(value))), ...(eyes ? [cell(eyes, fromS, toS, toPercent)] : [])],
        }))
      }
    />
  );
}
