import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill } from '../../../data/coaching.ts';
import { Button } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import { DrillRun } from './drill-run.tsx';
import css from './drills.module.css';

/** Exercises for one's own weak points, each done here, step by step. */
export function DrillsPanel({ drills, language }: { readonly drills: readonly Drill[]; readonly language: string }) {
  const { t } = useTranslation();
  const [running, setRunning] = useState<string | null>(null);
  return (
    <Panel title={t('coachingHistory.drills')}>
      <p className={css.note}>{t(drills.length === 0 ? 'coachingHistory.drillsEmpty' : 'coachingHistory.drillsText')}</p>
      <ul className={css.drills}>
        {drills.map((drill) => (
          <li key={drill.key} className={css.drill}>
            <div className={css.head}>
              <div>
                <p className={css.about}>
                  {t(`coachingReport.about.${drill.about}`)} · {t('coachingHistory.minutes', { minutes: drill.minutes })}
                </p>
                <h3 lang={language}>{drill.title}</h3>
              </div>
              {running !== drill.key && (
                <Button icon={Play} disabled={drill.steps.length === 0} onClick={() => setRunning(drill.key)} aria-label={`${t('coachingHistory.begin')}: ${drill.title}`}>
                  {t('coachingHistory.begin')}
                </Button>
              )}
            </div>
            <p className={css.note} lang={language}>
              {drill.because}
            </p>
            {running === drill.key && <DrillRun drill={drill} language={language} onEnd={() => setRunning(null)} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
