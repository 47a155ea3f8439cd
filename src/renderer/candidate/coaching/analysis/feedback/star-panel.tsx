import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '../../../../data/coaching.ts';
import { Panel } from '../../../../ui/page.tsx';
import type { Playback } from '../player/playback.ts';
import css from './feedback.module.css';
import { MomentButton } from './moment-button.tsx';

const PARTS = ['situation', 'task', 'action', 'result'] as const;

interface StarPanelProps {
  readonly star: NonNullable<Feedback['star']>;
  readonly language: string | undefined;
  readonly playback: Playback;
}

/** Which parts of a story were told, with the speaker's own words. */
export function StarPanel({ star, language, playback }: StarPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('coachingReport.feedback.star')}>
      <p className={css.note}>{t('coachingReport.feedback.starText')}</p>
      <ol className={css.parts}>
        {PARTS.map((part) => {
          const found = star[part];
          const Icon = found ? CircleCheck : CircleDashed;
          return (
            <li key={part} className={css.part} data-missing={found === null || undefined}>
              <h3>
                <Icon size={16} aria-hidden /> {t(`coachingReport.feedback.part.${part}`)}
              </h3>
              {found ? (
                <>
                  <blockquote className={css.quote} lang={language}>
                    {found.quote}
                  </blockquote>
                  <MomentButton moment={found.moment} playback={playback} />
                </>
              ) : (
                <p>{t('coachingReport.feedback.missing')}</p>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
