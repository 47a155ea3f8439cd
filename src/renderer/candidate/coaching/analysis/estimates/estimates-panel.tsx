import { useTranslation } from 'react-i18next';
import { EXPRESSIONS } from '../../../../../contracts/coaching.ts';
import type { Analysis } from '../../../../data/coaching.ts';
import { useObservable } from '../../../../data/observable.ts';
import { toPercent } from '../../../../ui/format.ts';
import { Panel } from '../../../../ui/page.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { toSureness } from '../figures/figures.ts';
import type { Playback } from '../player/playback.ts';
import { showsEstimates } from './estimates-choice.ts';
import css from './estimates.module.css';
import { ExpressionTrack } from './expression-track.tsx';

interface EstimatesPanelProps {
  readonly analysis: Pick<Analysis, 'emotion' | 'expression' | 'durationS'>;
  readonly playback: Playback;
}

/** How voice and face may have come across: named as estimates, last on the page, and gone with one press. */
export function EstimatesPanel({ analysis: { emotion, expression, durationS }, playback }: EstimatesPanelProps) {
  const { t } = useTranslation();
  const isShown = useObservable(showsEstimates);
  const shares = expression?.distribution;
  const ranked = shares ? EXPRESSIONS.filter((name) => shares[name] >= 0.005).toSorted((a, b) => shares[b] - shares[a]) : [];
  if (emotion === null && ranked.length === 0) return null;
  return (
    <Panel title={t('coachingReport.estimates.title')}>
      <p className={css.note}>{t('coachingReport.estimates.note')}</p>
      <Switch label={t('coachingReport.estimates.show')} checked={isShown} onChecked={showsEstimates.set} />
      {isShown && (
        <>
          <dl className={css.list}>
            {emotion && (
              <div>
                <dt>{t('coachingReport.estimates.voice')}</dt>
                <dd>
                  {t(`coachingReport.estimates.emotion.${emotion.label}`)} <span className={css.note}>({t(`coachingReport.estimates.trust.${toSureness(emotion.confidence)}`)})</span>
                </dd>
              </div>
            )}
            {shares && ranked.length > 0 && (
              <div>
                <dt>{t('coachingReport.estimates.face')}</dt>
                <dd>{ranked.map((name) => `${t(`coachingReport.estimates.expression.${name}`)} ${toPercent(shares[name])}`).join(', ')}</dd>
              </div>
            )}
            {expression && expression.smile.value !== null && (
              <div>
                <dt>{t('coachingReport.estimates.smile')}</dt>
                <dd>{toPercent(expression.smile.value)}</dd>
              </div>
            )}
          </dl>
          {expression && durationS > 0 && <ExpressionTrack track={expression.track} durationS={durationS} playback={playback} />}
        </>
      )}
    </Panel>
  );
}
