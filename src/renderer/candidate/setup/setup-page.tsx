import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../data/observable.ts';
import { TextField } from '../../ui/field.tsx';
import { languageOptions } from '../../ui/languages.ts';
import { Panel } from '../../ui/page.tsx';
import { draft, isComplete, type InterviewDraft } from '../draft.ts';
import { Steps } from '../steps.tsx';
import { JobPreview } from './job-preview.tsx';
import { JobText } from './job-text.tsx';
import { Choice, FieldPair } from './setup-fields.tsx';
import { SetupForm } from './setup-form.tsx';

/** Who answers, and what the work is. */
export function SetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(draft);
  const change = (part: Partial<InterviewDraft>) => draft.update((current) => ({ ...current, ...part }));
  return (
    <SetupForm
      title={t('setup.title')}
      lead={t('setup.lead')}
      steps={<Steps current={0} />}
      next={t('setup.next')}
      isComplete={isComplete(value)}
      onNext={() => void navigate({ to: '/new/microphone' })}
      aside={<JobPreview value={value} onJob={(job) => change({ job })} />}
    >
      {(missing) => (
        <Panel>
          <FieldPair>
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
          </FieldPair>
          <Choice label={t('setup.language')} value={value.language} options={languageOptions} onValue={(language) => change({ language, job: null })} />
          <JobText
            text={value.jobText}
            language={value.language}
            error={missing(value.jobText)}
            onText={(jobText) => change({ jobText, job: null })}
            onSample={(sample) =>
              change({ jobText: sample.text, language: sample.language, job: null, vacancy: value.vacancy.trim() === '' ? sample.title : value.vacancy })
            }
          />
        </Panel>
      )}
    </SetupForm>
  );
}
