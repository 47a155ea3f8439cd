import { useTranslation } from 'react-i18next';
import { EXPRESSIONS } from '../../../../../contracts/coaching.ts';
import type { Analysis } from '../../../../data/coaching.ts';
import type { Playback } from '../player/playback.ts';
import { Row } from '../time-line/row.tsx';
import { Stack } from '../time-line/stack.tsx';
import line from '../time-line/time-line.module.css';
import { toAreaPath } from '../time-line/shapes.ts';

type Track = NonNullable<Analysis['expression']>['track'];
const HEIGHT = 10;

interface ExpressionTrackProps {
  readonly track: Track;
  readonly durationS: number;
  readonly playback: Playback;
}

/** One lane for each expression that was seen, on the same axis as the charts. */
export function ExpressionTrack({ track, durationS, playback }: ExpressionTrackProps) {
  const { t } = useTranslation();
  const seen = EXPRESSIONS.filter((name) => track.expression.includes(name));
  if (seen.length === 0) return null;
  return (
    <Stack playback={playback} durationS={durationS} label={t('coachingReport.estimates.track', { list: seen.map((name) => t(`coachingReport.estimates.expression.${name}`)).join(', ') })}>
      {seen.map((name) => (
        <Row key={name} name={t(`coachingReport.estimates.expression.${name}`)} label={t(`coachingReport.estimates.expression.${name}`)} height={HEIGHT}>
          <path className={line.area} d={toAreaPath({ stepS: track.stepS, values: track.expression.map((value) => (value === name ? 1 : 0)) }, durationS, HEIGHT)} />
        </Row>
      ))}
    </Stack>
  );
}
