import { useTranslation } from 'react-i18next';
import type { AttentionSpan, ProctoredDetail } from '../../data/proctored.ts';
import { toClock, toPercent } from '../format.ts';
import { Panel } from '../page.tsx';
import css from './attention-line.module.css';

const STATES = ['focused', 'distracted', 'unknown'] as const;
/** Heights tell states apart without colour. */
const BARS = { focused: { y: 14, height: 10 }, distracted: { y: 2, height: 28 }, unknown: { y: 18, height: 2 } } as const;
const WORDS = { looking_away: 'moment', no_face_detected: 'absent', multiple_faces_detected: 'several' } as const;

/** Pieces of one stretch put together again. */
function joined(spans: readonly AttentionSpan[]): readonly AttentionSpan[] {
  return spans.toSorted((a, b) => a.t0 - b.t0).reduce<AttentionSpan[]>((line, span) => {
    const last = line.at(-1);
    const isSame = last?.state === span.state && last.event === span.event && last.reason === span.reason && span.t0 - last.t1 < 0.5;
    return isSame ? [...line.slice(0, -1), { ...last, t1: span.t1 }] : [...line, span];
  }, []);
}

/** What a camera told of attention, beside the scores and never inside them, with what it cannot tell. */
export function AttentionLine({ detail }: { readonly detail: ProctoredDetail }) {
  const { t } = useTranslation();
  const attention = detail.result?.attention ?? null;
  if (!detail.attention || attention === null || !attention.assessed)
    return (
      <Panel title={t('proctoredReport.attention.title')}>
        <p>{detail.attention ? t('proctoredReport.attention.notAssessed') : t('proctoredReport.attention.off')}</p>
      </Panel>
    );
  const spans = joined(detail.spans.filter(({ t0, t1 }) => t1 > t0));
  const endS = Math.max(1, ...spans.map(({ t1 }) => t1));
  const at = (seconds: number): string => `${(seconds / endS) * 100}%`;
  const moments = spans.filter(({ state, event, reason }) => state === 'distracted' || (reason === 'several_faces' && event === 'multiple_faces_detected'));
  const away = spans.filter(({ state }) => state === 'distracted').length;
  return (
    <Panel title={t('proctoredReport.attention.title')}>
      <div className={css.box}>
        <p>
          {t('proctoredReport.attention.share', {
            focused: toPercent(attention.focused_ratio), distracted: toPercent(attention.distracted_ratio), unknown: toPercent(attention.unknown_ratio),
          })}
        </p>
        {spans.length > 0 && (
          <>
            <div className={css.line}>
              <svg className={css.tracks} role="img" aria-label={t('proctoredReport.attention.line', { whole: toClock(endS), count: away })}>
                {spans.map(({ t0, t1, state }) => (
                  <rect key={`${t0}-${t1}`} className={css.span} data-state={state} x={at(t0)} width={at(t1 - t0)} {...BARS[state]} />
                ))}
              </svg>
              <div className={css.clock} aria-hidden>
                <span>0:00</span>
                <span>{toClock(endS)}</span>
              </div>
            </div>
            <ul className={css.legend} aria-hidden>
              {STATES.map((state) => (
                <li key={state}>
                  <svg width="16" height="32">
                    <rect className={css.span} data-state={state} width="16" {...BARS[state]} />
                  </svg>
                  {t(`proctoredReport.attention.state.${state}`)}
                </li>
              ))}
            </ul>
          </>
        )}
        <p className={css.note}>{t('proctoredReport.attention.limits')}</p>
        {moments.length > 0 && (
          <details>
            <summary>{t('proctoredReport.attention.moments', { number: moments.length })}</summary>
            <ul className={css.moments}>
              {moments.map(({ t0, t1, event }) => (
                <li key={t0}>{t(`proctoredReport.attention.${event in WORDS ? WORDS[event as keyof typeof WORDS] : 'moment'}`, { seconds: Math.round(t1 - t0), at: toClock(t0) })}</li>
              ))}
            </ul>
            <p className={css.note}>{t('proctoredReport.attention.from')}</p>
          </details>
        )}
      </div>
    </Panel>
  );
}
