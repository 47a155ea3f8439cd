import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { MicrophoneCheck } from '../../microphone/microphone-check.tsx';
import { Steps } from '../../steps.tsx';
import { CameraCheck } from './camera-check.tsx';
import { isProctoredComplete, proctoredDraft } from './proctored-draft.ts';

/** Whether the person is seen and heard. Without attention the camera stays off. */
export function ProctoredDevicesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useObservable(proctoredDraft);
  if (!isProctoredComplete(draft)) return <Navigate to="/new/proctored" replace />;
  return (
    <MicrophoneCheck
      steps={<Steps current={1} first={t('proctored.step')} second={t('proctored.devices')} />}
      words={draft.attention ? { title: t('proctored.check.title'), lead: t('proctored.check.lead') } : { title: t('proctored.check.titleNoCamera'), lead: t('microphone.lead') }}
      onBack={() => void navigate({ to: '/new/proctored' })}
      onNext={() => void navigate({ to: '/new/proctored/consent' })}
    >
      {draft.attention && <CameraCheck />}
    </MicrophoneCheck>
  );
}
