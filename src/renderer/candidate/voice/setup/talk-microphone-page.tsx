import { Navigate, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MicrophoneCheck } from '../../microphone/microphone-check.tsx';
import { Steps } from '../../steps.tsx';
import { isTalkComplete, talkDraft } from './talk-draft.ts';

export function TalkMicrophonePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!isTalkComplete(talkDraft.get())) return <Navigate to="/new/talk" replace />;
  return (
    <MicrophoneCheck
      steps={<Steps current={1} first={t('talk.step')} />}
      onBack={() => void navigate({ to: '/new/talk' })}
      onNext={() => void navigate({ to: '/new/talk/consent' })}
    />
  );
}
