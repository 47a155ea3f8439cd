import { useQuery, type UseMutationResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../data/observable.ts';
import { answersByTyping } from '../../data/preferences.ts';
import { queries } from '../../data/queries.ts';
import { toRemoteHost } from '../../data/remote-host.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import css from './consent-form.module.css';
import { Facts } from './facts.tsx';

const facts = ['machine', 'recorded', 'stays', 'yours', 'decides'] as const;

interface ConsentFormProps {
  readonly steps: ReactNode;
  /** Words in place of the usual ones, where this kind of interview differs. */
  readonly words?: Partial<Readonly<Record<(typeof facts)[number] | 'recordedTyped', string>>>;
  readonly begin: Pick<UseMutationResult<unknown, Error, void>, 'isPending' | 'isError' | 'error' | 'mutate'>;
  readonly onBack: () => void;
}

/** What the person must know and agree to before anything is recorded. */
export function ConsentForm({ steps, words = {}, begin, onBack }: ConsentFormProps) {
  const { t } = useTranslation();
  const byTyping = useObservable(answersByTyping);
  const status = useQuery(queries.status);
  const [agreed, setAgreed] = useState(false);
  // Nobody is asked to agree before it is known where the answers go.
  if (!status.data)
    return (
      <Page title={t('consent.title')} lead={t('consent.lead')} actions={steps}>
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
    if (fact === 'recorded' && byTyping) return words.recordedTyped ?? t('consent.recordedTyped');
    if (fact === 'stays' && isSent) return whereItStays.filter((line) => line !== false).join(' ');
    return words[fact] ?? t(`consent.${fact}Text`);
  };
  return (
    <Page title={t('consent.title')} lead={t('consent.lead')} actions={steps}>
      <Panel>
        <Facts facts={facts.map((fact) => [t(`consent.${fact}`), textOf(fact)])} />
        <Checkbox label={agreement()} checked={agreed} onChecked={setAgreed} />
        {begin.isError && <ErrorState title={t('consent.failed')} error={begin.error} safe={t('consent.failedSafe')} />}
        <div className={css.actions}>
          <Button kind="quiet" onClick={onBack}>
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
