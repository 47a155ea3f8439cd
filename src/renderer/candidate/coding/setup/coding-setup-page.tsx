import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../../data/desk.ts';
import { languageChoice } from '../../../data/preferences.ts';
import { queries } from '../../../data/queries.ts';
import { toRemoteHost } from '../../../data/remote-host.ts';
import { enterInterview } from '../../../data/reviewer-lock.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/field.tsx';
import { languageOptions } from '../../../ui/languages.ts';
import { Page, Panel } from '../../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { Facts } from '../../consent/facts.tsx';
import { Choice } from '../../setup/setup-fields.tsx';
import { SetupForm } from '../../setup/setup-form.tsx';

const facts = ['machine', 'code', 'chat', 'signals', 'stays'] as const;

/** Who, in which language and at which level; and, on the same page, what is recorded. */
export function CodingSetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const status = useQuery(queries.status);
  const [candidate, setCandidate] = useState('');
  const [codeLanguage, setCodeLanguage] = useState<'python' | 'javascript'>('python');
  const [level, setLevel] = useState<'junior' | 'middle'>('junior');
  const [language, setLanguage] = useState(languageChoice.get);
  const [agreed, setAgreed] = useState(false);
  const begin = useMutation({
    mutationFn: () => desk.createCoding({ body: { candidate, codeLanguage, level, language, consent: true } }),
    onSuccess: async ({ id, interviewKey }) => {
      enterInterview({ id, key: interviewKey, kind: 'coding' });
      await navigate({ to: '/coding/$id', params: { id }, replace: true });
    },
  });
  const words = { title: t('codingSetup.title'), lead: t('codingSetup.lead') };
  // Nobody is asked to agree before it is known where the words go.
  if (!status.data)
    return (
      <Page {...words} width="wide">
        {status.isPending ? <Skeleton lines={8} /> : <ErrorState title={t('home.noServer')} error={status.error} onRetry={() => void status.refetch()} />}
      </Page>
    );
  const host = toRemoteHost(status.data.engines, 'llm');
  const textOf = (fact: (typeof facts)[number]) => (fact === 'chat' && host !== null ? t('codingSetup.facts.chatSent', { host }) : t(`codingSetup.facts.${fact}Text`));
  return (
    <SetupForm
      {...words}
      next={t('codingSetup.begin')}
      isComplete={candidate.trim() !== '' && agreed}
      onNext={() => begin.mutate()}
      busy={begin.isPending}
      aside={
        <Panel title={t('codingSetup.before')}>
          <Facts facts={facts.map((fact) => [t(`codingSetup.facts.${fact}`), textOf(fact)])} />
        </Panel>
      }
      foot={(asked) => (
        <>
          <Checkbox label={t('codingSetup.agree')} checked={agreed} error={asked && !agreed ? t('codingSetup.agreeFirst') : null} onChecked={setAgreed} />
          {begin.isError && <ErrorState title={t('codingSetup.failed')} error={begin.error} safe={t('codingSetup.failedSafe')} />}
        </>
      )}
    >
      {(missing) => (
        <Panel>
          <TextField
            label={t('codingSetup.candidate')}
            value={candidate}
            maxLength={200}
            error={missing(candidate)}
            onChange={(event) => setCandidate(event.target.value)}
          />
          <Choice
            label={t('codingSetup.codeLanguage')}
            value={codeLanguage}
            options={(['python', 'javascript'] as const).map((value) => ({ value, label: t(`codingSetup.${value}`) }))}
            onValue={setCodeLanguage}
          />
          <Choice
            label={t('codingSetup.level')}
            value={level}
            options={(['junior', 'middle'] as const).map((value) => ({ value, label: t(`codingSetup.${value}`) }))}
            onValue={setLevel}
          />
          <Choice label={t('codingSetup.language')} value={language} options={languageOptions} onValue={setLanguage} />
        </Panel>
      )}
    </SetupForm>
  );
}
