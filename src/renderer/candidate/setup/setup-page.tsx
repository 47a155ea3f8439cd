import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../data/observable.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { draft, isComplete, type InterviewDraft } from '../draft.ts';
import { Steps } from '../steps.tsx';
import { JobPreview } from './job-preview.tsx';
import { JobText } from './job-text.tsx';
import css from './setup-page.module.css';

export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(draft);
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<InterviewDraft>) => draft.update((current) => ({ ...current, ...part }));
  const missing = (text: string) => (asked && text.trim() === '' ? t('setup.missing') : null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete(value)) void navigate({ to: '/new/microphone' });
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  return (
    <Page title={t('setup.title')} lead={t('setup.lead')} width="wide" actions={<Steps current={0} />}>
      <form className={css.columns} onSubmit={submit} noValidate>
        <Panel>
          <div className={css.pair}>
            <TextField
              label={t('setup.candidate')}
              value={value.candidate}
              maxLength={200}
              error={missing(value.candidate)}
              onChange={(event) => change({ candidate: event.target.value })}
            />
            <TextField
              label={t('setup.vacancy')}
              value={value.vacancy}
              maxLength={300}
              error={missing(value.vacancy)}
              onChange={(event) => change({ vacancy: event.target.value })}
            />
          </div>
          <div className={css.language}>
            <span>{t('setup.language')}</span>
            <Segmented
              label={t('setup.language')}
              value={value.language}
              options={[
                { value: 'en', label: 'English', lang: 'en' },
                { value: 'ru', label: 'Русский', lang: 'ru' },
              ]}
              onValue={(language) => change({ language, job: null })}
            />
          </div>
          <JobText
            text={value.jobText}
            language={value.language}
            error={missing(value.jobText)}
            onText={(jobText) => change({ jobText, job: null })}
            onSample={(sample) =>
              change({ jobText: sample.text, language: sample.language, job: null, vacancy: value.vacancy.trim() === '' ? sample.title : value.vacancy })
            }
          />
          <div>
            <Button type="submit" kind="primary" size="large">
              {t('setup.next')}
            </Button>
          </div>
        </Panel>
        <JobPreview value={value} onJob={(job) => change({ job })} />
      </form>
    </Page>
  );
}
