import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { coaching } from '../../../data/coaching.ts';
import { useObservable } from '../../../data/observable.ts';
import { languageChoice } from '../../../data/preferences.ts';
import { queryClient } from '../../../data/queries.ts';
import { Panel } from '../../../ui/page.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { MicrophoneCheck } from '../../microphone/microphone-check.tsx';
import { CameraCheck } from '../../proctored/setup/camera-check.tsx';
import { practiceTyped, recordsPicture } from '../practice-preferences.ts';
import { practiceDraft, toNewPractice } from './practice-draft.ts';
import { PracticeSteps } from './practice-steps.tsx';

/** How one is seen and heard; then the practice begins. The choices are kept for the next one. */
export function PracticeDevicesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const picture = useObservable(recordsPicture);
  const begin = useMutation({
    mutationFn: () => coaching.create({ query: { lang: languageChoice.get() }, body: toNewPractice(practiceDraft.get()) }),
    onSuccess: async ({ id }) => {
      practiceTyped.set(null);
      void queryClient.invalidateQueries({ queryKey: ['practices'] });
      await navigate({ to: '/practice/$id', params: { id }, replace: true });
    },
  });
  return (
    <MicrophoneCheck
      steps={<PracticeSteps current={1} />}
      words={{ title: t(picture ? 'practice.check.title' : 'practice.check.titleSound'), lead: t('practice.check.lead'), next: t('practice.check.begin') }}
      keepsLoudness
      busy={begin.isPending}
      onBack={() => void navigate({ to: '/practice/new' })}
      onNext={() => begin.mutate()}
    >
      {begin.isError && <ErrorState title={t('practice.check.failed')} error={begin.error} safe={t('practice.check.failedSafe')} />}
      <Panel>
        <Switch label={t('practice.check.picture')} hint={t('practice.check.pictureHint')} checked={picture} onChecked={recordsPicture.set} />
      </Panel>
      {picture && <CameraCheck without={t('practice.camera.without')} />}
    </MicrophoneCheck>
  );
}
