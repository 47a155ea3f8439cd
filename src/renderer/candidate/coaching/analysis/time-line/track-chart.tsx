import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toClock } from '../../../../ui/format.ts';
import { LineChart } from '../../chart/line-chart.tsx';
import type { Playback } from '../player/playback.ts';
import css from './time-line.module.css';
import { GUTTER_PX } from './gutter.ts';
import { QUIETEST_DB, summarise, toTimes, valueAt, type Track, type TrackName } from './tracks.ts';

interface TrackChartProps {
  readonly name: TrackName;
  readonly track: Track;
  readonly durationS: number;
  readonly playback: Playback;
  readonly sync: string;
  readonly bare: boolean;
}

const toStep = (value: number, step: number, up: boolean): number => (up ? Math.ceil(value / step) : Math.floor(value / step)) * step;

function toRange(name: TrackName, { least, most }: { readonly least: number; readonly most: number }): readonly [number, number] {
  if (name === 'loudness') return [QUIETEST_DB, 0];
  if (name === 'pace') return [0, Math.max(200, toStep(most, 50, true))];
  return [Math.max(0, toStep(least - 10, 50, false)), toStep(most + 10, 50, true)];
}

/** One measure of the voice over time. Its value stands beside its name: at the pointer, else at the present place. */
export function TrackChart({ name, track, durationS, playback, sync, bare }: TrackChartProps) {
  const { t, i18n } = useTranslation();
  const readout = useRef<HTMLSpanElement>(null);
  const pointed = useRef<number | null>(null);
  const number = useMemo(() => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }), [i18n.language]);
  const unit = t(`coachingReport.line.unit.${name}`);
  const times = useMemo(() => toTimes(track), [track]);
  const summary = useMemo(() => summarise(track.values) ?? { least: 0, median: 0, most: 0 }, [track]);
  const show = useCallback(() => {
    const index = pointed.current;
    const timeS = index === null ? playback.timeS.get() : (times[index] ?? 0);
    const value = valueAt(track, timeS);
    const text = `${toClock(timeS)} · ${value === null ? '–' : `${number.format(value)} ${unit}`}`;
    if (readout.current && readout.current.textContent !== text) readout.current.textContent = text;
  }, [playback, times, track, number, unit]);
  useEffect(() => {
    show();
    return playback.timeS.subscribe(show);
  }, [playback, show]);
  const label = t('coachingReport.line.chart', {
    name: t(`coachingReport.line.name.${name}`), unit, least: number.format(summary.least), most: number.format(summary.most), median: number.format(summary.median),
  });
  return (
    <div className={css.track}>
      <div className={css.name}>
        <span>
          {t(`coachingReport.line.name.${name}`)}, {unit}
        </span>
        <span ref={readout} className={css.readout} aria-hidden />
      </div>
      <LineChart
        xs={times}
        ys={track.values}
        xRange={[0, durationS]}
        yRange={toRange(name, summary)}
        height={bare ? 84 : 100}
        gutter={GUTTER_PX}
        bare={bare}
        label={label}
        sync={sync}
        toX={toClock}
        toY={(value) => number.format(value)}
        onPoint={(index) => {
          pointed.current = index;
          show();
        }}
        onPress={(timeS) => playback.playFrom(timeS)}
      />
    </div>
  );
}
