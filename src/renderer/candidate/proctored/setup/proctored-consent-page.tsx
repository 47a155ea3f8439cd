import { useMutation } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { desk } from '../../../data/desk.ts';
import { useObservable } from '../../../data/observable.ts';
import { forgetProctored } from '../../../data/proctored-kept.ts';
import { enterInterview } from '../../../data/reviewer-lock.ts';
import { ConsentForm } from '../../consent/consent-form.tsx';
import { Steps } from '../../steps.tsx';
import { typedDraft } from '../../typed-draft.ts';
import { emptyProctoredDraft, isProctoredComplete, OWN_ROLE, proctoredDraft } from './proctored-draft.ts';

export function ProctoredConsentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { attention } = useObservable(proctoredDraft);
  const begin = useMutation({
    mutationFn: () => {
      const { role, ownRole, mayRetake, ...rest } = proctoredDraft.get();
      return desk.createProctored({ body: { ...rest, role: role === OWN_ROLE ? ownRole.trim() : role, retakes: mayRetake ? 1 : 0, consent: true } });
    },
    onSuccess: async ({ id, interviewKey, streamId }) => {
      forgetProctored(() => true);
      typedDraft.set(null);
      enterInterview({ id, key: interviewKey, streamId, kind: 'proctored' });
      await navigate({ to: '/proctored/$id', params: { id }, replace: true });
      proctoredDraft.set(emptyProctoredDraft());
    },
  });
  if (!isProctoredComplete(proctoredDraft.get()) && !begin.isSuccess) return <Navigate to="/new/proctored" replace />;
  return (
    <ConsentForm
      steps={<Steps current={2} first={t('proctored.step')} second={t('proctored.devices')} />}
      words={{
        recorded: attention ? t('proctored.consentRecorded') : t('proctored.consentNoCamera'),
        recordedTyped: attention ? t('proctored.consentRecordedTyped') : t('proctored.consentNoCameraTyped'),
        yours: t('proctored.consentYours'),
        decides: t('proctored.consentDecides'),
      }}
      begin={begin}
      onBack={() => void navigate({ to: '/new/proctored/devices' })}
    />
  );
}
