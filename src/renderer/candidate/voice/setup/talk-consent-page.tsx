import { useMutation } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterInterview } from '../../../data/reviewer-lock.ts';
import { voiceDesk } from '../../../data/voice.ts';
import { ConsentForm } from '../../consent/consent-form.tsx';
import { Steps } from '../../steps.tsx';
import { typedDraft } from '../../typed-draft.ts';
import { emptyTalkDraft, isTalkComplete, talkDraft, talkFile } from './talk-draft.ts';

export function TalkConsentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () => {
      const { reading, fileName: _, ...rest } = talkDraft.get();
      return voiceDesk.createVoice({ body: { ...rest, resume: reading?.resume ?? null, consent: true } });
    },
    onSuccess: async ({ id, interviewKey }) => {
      enterInterview({ id, key: interviewKey, kind: 'voice' });
      await navigate({ to: '/talk/$id', params: { id }, replace: true });
      talkDraft.set(emptyTalkDraft());
      talkFile.set(null);
      typedDraft.set(null);
    },
  });
  if (!isTalkComplete(talkDraft.get()) && !begin.isSuccess) return <Navigate to="/new/talk" replace />;
  return (
    <ConsentForm
      steps={<Steps current={2} first={t('talk.step')} />}
      words={{ recorded: t('talk.consentRecorded'), recordedTyped: t('talk.consentRecordedTyped'), decides: t('talk.consentDecides') }}
      begin={begin}
      onBack={() => void navigate({ to: '/new/talk/microphone' })}
    />
  );
}
