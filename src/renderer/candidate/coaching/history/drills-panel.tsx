import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drill } from '../../../data/coaching.ts';
import { Button } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/page.tsx';
import { DrillRun } from './drill-run.tsx';
import css from './drills.module.css';

/** Exercises for one's own weak points, each done here, step by step; those for the same point stand together. */
export function DrillsPanel({ drills, language }: { readonly drills: readonly Drill[]; readonly language: string }) {
  const { t } = useTranslation();
  const [running, setRunning] = useState<string | null>(null);
  const points = [...Map.groupBy(drills, ({ about }) => about)];
  return (
    <Panel title={t('coachingHistory.drills')}>
      <p className={css.note}>{t(drills.length === 0 ? 'coachingHistory.drillsEmpty' : 'coachingHistory.drillsText')}</p>
      <ul className={css.points}>
        {points.map(([about, own]) => (
          <li key={about} className={css.point}>
            <h3>{t(`coachingReport.about.${about}`)}</h3>
            <p className={css.note} lang={language}>
              {own[0]?.because}
            </p>
            <PointDrills drills={own} language={language} running={running} onRunning={setRunning} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface PointDrillsProps {
  readonly drills: readonly Drill[];
  readonly language: string;
  /** The one drill under way, of whichever point. */
  readonly running: string | null;
  readonly onRunning: (key: string | null) => void;
}

function PointDrills({ drills, language, running, onRunning }: PointDrillsProps) {
  const { t } = useTranslation();
  // Whoever ends a drill by keyboard is back where it began.
  const [ended, setEnded] = useState<string | null>(null);
  const drill = drills.find(({ key }) => key === running);
  const end = () => {
    setEnded(running);
    onRunning(null);
  };
  if (drill) return <DrillRun drill={drill} language={language} onEnd={end} />;
  return (
    <ul className={css.drills}>
      {drills.map(({ key, title, minutes, steps }) => (
        <li key={key} className={css.drill}>
          <span>
            <span lang={language}>{title}</span> <span className={css.minutes}>{t('coachingHistory.minutes', { minutes })}</span>
          </span>
          <Button icon={Play} autoFocus={key === ended} disabled={steps.length === 0} onClick={() => onRunning(key)} aria-label={`${t('coachingHistory.begin')}: ${title}`}>
            {t('coachingHistory.begin')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
