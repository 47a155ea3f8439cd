import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../../data/coaching.ts';
import { toPercent } from '../../../../ui/format.ts';
import { Row } from './row.tsx';
import { toAreaPath, toGapPath, toLinePath } from './shapes.ts';
import css from './time-line.module.css';
import { summarise, type Track } from './tracks.ts';

type Expression = NonNullable<Analysis['expression']>;
/** Degrees at the edge of a track. */
const EDGE_DEG = 30;
const HEIGHT = 36;

/** Where the person looked and how the head moved: measured, not judged. */
export function PictureTracks({ expression: { track }, durationS }: { readonly expression: Expression; readonly durationS: number }) {
  const { t } = useTranslation();
  const gap = (
    <>
      <span className={css.keyGap} /> {t('coachingReport.line.legend.gap')}
    </>
  );
  const share = (name: 'eyeContact' | 'movement'): { readonly line: Track; readonly label: string } => {
    const line = { stepS: track.stepS, values: track[name] };
    const known = line.values.filter((value) => value !== null);
    const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
    return { line, label: t('coachingReport.line.shareLabel', { name: t(`coachingReport.line.${name}`), share: toPercent(mean) }) };
  };
  const degrees = (name: 'turn' | 'nod', values: readonly (number | null)[]): { readonly line: Track; readonly label: string } => {
    const summary = summarise(values) ?? { least: 0, most: 0 };
    return { line: { stepS: track.stepS, values }, label: t('coachingReport.line.degreesLabel', { name: t(`coachingReport.line.${name}`), least: Math.round(summary.least), most: Math.round(summary.most) }) };
  };
  const eyes = share('eyeContact');
  const movement = share('movement');
  const turn = degrees('turn', track.yawDeg);
  const nod = degrees('nod', track.pitchDeg);
  return (
    <>
      <Row name={t('coachingReport.line.eyeContact')} label={eyes.label} height={HEIGHT} legend={<>{t('coachingReport.line.legend.high')} {gap}</>}>
        <path className={css.gap} d={toGapPath(eyes.line, durationS, HEIGHT)} />
        <path className={css.area} d={toAreaPath(eyes.line, durationS, HEIGHT)} />
      </Row>
      <Row name={t('coachingReport.line.turn')} label={turn.label} height={HEIGHT} legend={t('coachingReport.line.legend.turn')}>
        <Degrees line={turn.line} durationS={durationS} />
      </Row>
      <Row name={t('coachingReport.line.nod')} label={nod.label} height={HEIGHT} legend={t('coachingReport.line.legend.nod')}>
        <Degrees line={nod.line} durationS={durationS} />
      </Row>
      <Row name={t('coachingReport.line.movement')} label={movement.label} height={HEIGHT} legend={t('coachingReport.line.legend.high')}>
        <path className={css.gap} d={toGapPath(eyes.line, durationS, HEIGHT)} />
        <path className={css.area} d={toAreaPath(movement.line, durationS, HEIGHT)} />
      </Row>
    </>
  );
}

function Degrees({ line, durationS }: { readonly line: Track; readonly durationS: number }) {
  return (
    <>
      <path className={css.gap} d={toGapPath(line, durationS, HEIGHT)} />
      <line className={css.middle} x1="0" x2="1000" y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <path className={css.line} d={toLinePath(line, durationS, HEIGHT, EDGE_DEG)} />
    </>
  );
}
