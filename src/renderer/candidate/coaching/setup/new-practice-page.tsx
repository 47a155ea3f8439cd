import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { INTERVIEWER_TYPES } from '../../../data/coaching.ts';
import { useObservable } from '../../../data/observable.ts';
import { Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/page.tsx';
import { FieldPair } from '../../setup/setup-fields.tsx';
import { SetupForm } from '../../setup/setup-form.tsx';
import { LONGEST_DESCRIPTION, LONGEST_TITLE, offeredMinutes, practiceDraft, type PracticeDraft } from './practice-draft.ts';
import { PracticePrivacy } from './practice-privacy.tsx';
import { PracticeSteps } from './practice-steps.tsx';

/** What one practises for. Nothing must be filled in. */
export function NewPracticePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(practiceDraft);
  const change = (part: Partial<PracticeDraft>) => practiceDraft.update((current) => ({ ...current, ...part }));
  return (
    <SetupForm
      title={t('practice.setup.title')}
      lead={t('practice.setup.lead')}
      steps={<PracticeSteps current={0} />}
      next={t('practice.setup.next')}
      isComplete
      onNext={() => void navigate({ to: '/practice/new/devices' })}
      aside={<PracticePrivacy />}
    >
      {() => (
        <Panel>
          <TextField
            label={t('practice.setup.job')}
            hint={t('practice.setup.jobHint')}
            value={value.jobTitle}
            maxLength={LONGEST_TITLE}
            onChange={(event) => change({ jobTitle: event.target.value })}
          />
          <TextArea
            label={t('practice.setup.description')}
            hint={t('practice.setup.descriptionHint')}
            value={value.jobDescription}
            maxLength={LONGEST_DESCRIPTION}
            rows={7}
            onChange={(event) => change({ jobDescription: event.target.value })}
          />
          <FieldPair>
            <Select
              label={t('practice.setup.type')}
              hint={t(`practice.typeHints.${value.interviewerType}`)}
              value={value.interviewerType}
              options={INTERVIEWER_TYPES.map((type) => ({ value: type, label: t(`practice.types.${type}`) }))}
              onValue={(type) => change({ interviewerType: INTERVIEWER_TYPES.find((each) => each === type) ?? value.interviewerType })}
            />
            <Select
              label={t('practice.setup.minutes')}
              hint={t('practice.setup.minutesHint')}
              value={String(value.minutes)}
              options={offeredMinutes.map((minutes) => ({ value: String(minutes), label: t('practice.setup.minutesOf', { minutes }) }))}
              onValue={(minutes) => change({ minutes: Number(minutes) })}
            />
          </FieldPair>
        </Panel>
      )}
    </SetupForm>
  );
}
