import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../data/desk.ts';
import { queries } from '../../data/queries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import type { InterviewDraft } from '../draft.ts';
import { withName, withoutCompetency, withoutKnockout, withWeight } from './job-weights.ts';
import css from './job-preview.module.css';

const settleMs = 500;

/** What was understood of the job description; every part can be changed. */
export function JobPreview({ value, onJob }: { readonly value: InterviewDraft; readonly onJob: (job: Job | null) => void }) {
  const { t } = useTranslation();
  const settled = useSettled({ text: value.jobText, language: value.language, role: value.vacancy });
  const parsed = useQuery(queries.job(settled.text, settled.language, settled.role));
  const job = value.job ?? parsed.data;
  return (
    <Panel
      title={t('setup.preview')}
      actions={
        value.job && (
          <Button kind="quiet" onClick={() => onJob(null)}>
            {t('setup.asRead')}
          </Button>
        )
      }
    >
      {value.jobText.trim() === '' ? (
        <EmptyState title={t('setup.previewEmpty')}>{t('setup.previewEmptyText')}</EmptyState>
      ) : job ? (
        <JobParts job={job} onJob={onJob} />
      ) : parsed.isError ? (
        <ErrorState title={t('setup.parseFailed')} error={parsed.error} safe={t('setup.parseSafe')} onRetry={() => void parsed.refetch()} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Panel>
  );
}

function JobParts({ job, onJob }: { readonly job: Job; readonly onJob: (job: Job) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={css.note}>{t('setup.previewNote')}</p>
      <ul className={css.list}>
        {job.competencies.map((competency, index) => (
          <li key={index} className={css.row}>
            <input
              className={css.name}
              aria-label={t('setup.competencyName', { number: index + 1 })}
              value={competency.name}
              onChange={(event) => onJob(withName(job, index, event.target.value))}
              onBlur={(event) => event.target.value.trim() === '' && onJob(withoutCompetency(job, index))}
            />
            <span className={css.weight}>
              <input
                type="number"
                min={0}
                max={100}
                step={5}
                aria-label={t('setup.weightOf', { name: competency.name })}
                value={Math.round(competency.weight * 100)}
                onChange={(event) => onJob(withWeight(job, index, Number(event.target.value) / 100))}
              />
              %
            </span>
            <IconButton
              icon={X}
              label={t('setup.remove', { name: competency.name })}
              disabled={job.competencies.length === 1}
              onClick={() => onJob(withoutCompetency(job, index))}
            />
            <span className={css.indicators}>{competency.indicators.map((indicator) => indicator.name).join(', ')}</span>
          </li>
        ))}
      </ul>
      {job.knockouts.length > 0 && (
        <>
          <h3>{t('setup.knockouts')}</h3>
          <ul className={css.list}>
            {job.knockouts.map((knockout, index) => (
              <li key={index} className={css.row}>
                <span className={css.knockout}>{knockout}</span>
                <IconButton icon={X} label={t('setup.remove', { name: knockout })} onClick={() => onJob(withoutKnockout(job, index))} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The value once it has not changed for a moment, so that reading does not run on each key. */
function useSettled<T extends Readonly<Record<string, string>>>(value: T): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as T), settleMs);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
