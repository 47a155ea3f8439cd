import { useMutation } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { desk } from '../../data/desk.ts';
import { enterInterview } from '../../data/reviewer-lock.ts';
import { draft, emptyDraft, isComplete } from '../draft.ts';
import { Steps } from '../steps.tsx';
import { typedDraft } from '../typed-draft.ts';
import { ConsentForm } from './consent-form.tsx';

export function ConsentPage() {
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: () => {
      const { job, ...rest } = draft.get();
      return desk.createInterview({ body: { ...rest, ...(job ? { job } : {}), consent: true } });
    },
    onSuccess: async (created) => {
      enterInterview({ id: created.id, key: created.interviewKey, streamId: created.streamId });
      await navigate({ to: '/interview/$id', params: { id: created.id }, replace: true });
      draft.set(emptyDraft());
      typedDraft.set(null);
    },
  });
  if (!isComplete(draft.get()) && !begin.isSuccess) return <Navigate to="/new" replace />;
  return <ConsentForm steps={<Steps current={2} />} begin={begin} onBack={() => void navigate({ to: '/new/microphone' })} />;
}
