import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { Panel } from '../../../../ui/page.tsx';
import type { Playback } from '../player/playback.ts';
import { Marks } from './marks.tsx';
import { PictureTracks } from './picture-tracks.tsx';
import { Stack } from './stack.tsx';
import css from './time-line.module.css';
import { toTracks, TRACK_NAMES } from './tracks.ts';
import { TrackChart } from './track-chart.tsx';
import { ValuesTable } from './values-table.tsx';

interface TimeLineProps {
  readonly analysis: Analysis;
  readonly playback: Playback;
}

/** Voice, marks and picture over one axis with one cursor. A press plays there; by keyboard the arrows and the table do the same. */
export function TimeLine({ analysis, playback }: TimeLineProps) {
  const { t } = useTranslation();
  const sync = useId();
  const tracks = useMemo(() => toTracks(analysis), [analysis]);
  const shown = TRACK_NAMES.filter((name) => tracks[name] !== null);
  const { durationS } = analysis;
  if (durationS <= 0 || (shown.length === 0 && analysis.expression === null))
    return (
      <Panel title={t('coachingReport.line.title')}>
        <p>{t('coachingReport.line.empty')}</p>
      </Panel>
    );
  return (
    <Panel title={t('coachingReport.line.title')}>
      <p className={css.note}>{t('coachingReport.line.hint')}</p>
      <Stack playback={playback} durationS={durationS} label={t('coachingReport.line.title')}>
        {shown.map((name, index) => {
          const track = tracks[name];
          return track && <TrackChart key={name} name={name} track={track} durationS={durationS} playback={playback} sync={sync} bare={index < shown.length - 1} />;
        })}
        <Marks fillers={analysis.fillers} pauses={analysis.pauses} durationS={durationS} />
        {analysis.expression && <PictureTracks expression={analysis.expression} durationS={durationS} />}
      </Stack>
      <ValuesTable tracks={tracks} expression={analysis.expression} durationS={durationS} playback={playback} />
    </Panel>
  );
}
