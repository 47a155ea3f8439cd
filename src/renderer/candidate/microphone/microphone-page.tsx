import { Navigate, useNavigate } from '@tanstack/react-router';
import { draft, isComplete } from '../draft.ts';
import { Steps } from '../steps.tsx';
import { MicrophoneCheck } from './microphone-check.tsx';

export function MicrophonePage() {
  const navigate = useNavigate();
  if (!isComplete(draft.get())) return <Navigate to="/new" replace />;
  return <MicrophoneCheck steps={<Steps current={1} />} onBack={() => void navigate({ to: '/new' })} onNext={() => void navigate({ to: '/new/consent' })} />;
}
