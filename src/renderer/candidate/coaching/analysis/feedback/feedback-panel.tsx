import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../../data/coaching.ts';
import { Panel } from '../../../../ui/page.tsx';
import type { Playback } from '../player/playback.ts';
import css from './feedback.module.css';
import { MomentButton } from './moment-button.tsx';

type Point = Feedback['worked'][number];

interface FeedbackPanelProps {
  readonly feedback: Feedback;
  /** Of its texts. */
  readonly language: string | undefined;
  readonly playback: Playback;
}

/** What to try next, first and alone; then what worked. */
export function FeedbackPanel({ feedback, language, playback }: FeedbackPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('coachingReport.feedback.next')}>
      {feedback.next ? (
        <div className={css.next}>
          <PointText point={feedback.next} language={language} />
          <MomentButton moment={feedback.next.moment} playback={playback} spelled />
        </div>
      ) : (
        <p>{t('coachingReport.feedback.nothingNext')}</p>
      )}
      {feedback.worked.length > 0 && (
        <section className={css.worked} aria-label={t('coachingReport.feedback.worked')}>
          <h2>{t('coachingReport.feedback.worked')}</h2>
          <ul className={css.points}>
            {feedback.worked.map((point, index) => (
              <li key={index} className={css.point}>
                <PointText point={point} language={language} />
                <MomentButton moment={point.moment} playback={playback} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={css.note}>{feedback.by === 'rules' ? t('coachingReport.feedback.by.rules') : t('coachingReport.feedback.by.model', { by: feedback.by })}</p>
    </Panel>
  );
}

function PointText({ point, language }: { readonly point: Point; readonly language: string | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={css.words}>
      <p className={css.about}>{t(`coachingReport.about.${point.about}`)}</p>
      <p className={css.said} lang={language}>
        {point.text}
      </p>
      {point.quote !== null && (
        <blockquote className={css.quote} lang={language}>
          {point.quote}
        </blockquote>
      )}
    </div>
  );
}
