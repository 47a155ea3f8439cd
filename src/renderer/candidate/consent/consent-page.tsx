import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../data/desk.ts';
import { useObservable } from '../../data/observable.ts';
import { answersByTyping } from '../../data/preferences.ts';
import { queries } from '../../data/queries.ts';
import { toRemoteHost } from '../../data/remote-host.ts';
import { enterInterview } from '../../data/reviewer-lock.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { draft, emptyDraft, isComplete } from '../draft.ts';
import { Steps } from '../steps.tsx';
import { typedDraft } from '../typed-draft.ts';
import css from './consent-page.module.css';

const facts = ['machine', 'recorded', 'stays', 'yours', 'decides'] as const;

export function ConsentPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const byTyping = useObservable(answersByTyping);
  const status = useQuery(queries.status);
  const [agreed, setAgreed] = useState(false);
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
  if (!isComplete(draft.get()) && !begin.isSuccess) return <Navigate to="/new" />;
  // Nobody is asked to agree before it is known where the answers go.
  if (!status.data)
    return (
      <Page title={t('consent.title')} lead={t('consent.lead')} actions={<Steps current={2} />}>
        {status.isPending ? <Skeleton lines={8} /> : <ErrorState title={t('home.noServer')} error={status.error} onRetry={() => void status.refetch()} />}
      </Page>
    );

  const textHost = toRemoteHost(status.data.engines, 'llm');
  const soundHost = toRemoteHost(status.data.engines, 'asr');
  const questionsHost = toRemoteHost(status.data.engines, 'tts');
  const isSent = textHost !== null || soundHost !== null || questionsHost !== null;
  const whereItStays = [
    textHost === null ? t('consent.staysHere') : t('consent.staysSent', { host: textHost }),
    soundHost !== null && t('consent.soundSent', { host: soundHost }),
    questionsHost !== null && t('consent.questionsSent', { host: questionsHost }),
  ];
  const agreement = () => {
    if (soundHost !== null) return t('consent.agreeSoundSent', { host: [...new Set([soundHost, textHost ?? soundHost])].join(', ') });
    return textHost === null ? t('consent.agree') : t('consent.agreeSent', { host: textHost });
  };
  const textOf = (fact: (typeof facts)[number]) => {
    if (fact === 'recorded' && byTyping) return t('consent.recordedTyped');
    if (fact === 'stays' && isSent) return whereItStays.filter((line) => line !== false).join(' ');
    return t(`consent.${fact}Text`);
  };
  return (
    <Page title={t('consent.title')} lead={t('consent.lead')} actions={<Steps current={2} />}>
      <Panel>
        <dl className={css.facts}>
          {facts.map((fact) => (
            <div key={fact}>
              <dt>{t(`consent.${fact}`)}</dt>
              <dd>{textOf(fact)}</dd>
            </div>
          ))}
        </dl>
        <Checkbox label={agreement()} checked={agreed} onChecked={setAgreed} />
        {begin.isError && <ErrorState title={t('consent.failed')} error={begin.error} safe={t('consent.failedSafe')} />}
        <div className={css.actions}>
          <Button kind="quiet" onClick={() => void navigate({ to: '/new/microphone' })}>
            {t('steps.back')}
          </Button>
          <Button kind="primary" size="large" disabled={!agreed} busy={begin.isPending} onClick={() => begin.mutate()}>
            {t('consent.begin')}
          </Button>
        </div>
      </Panel>
    </Page>
  );
}
