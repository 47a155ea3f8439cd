import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../../../data/desk.ts';
import { languageChoice } from '../../../data/preferences.ts';
import { queries } from '../../../data/queries.ts';
import { toRemoteHost } from '../../../data/remote-host.ts';
import { enterInterview } from '../../../data/reviewer-lock.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/field.tsx';
import { languageOptions } from '../../../ui/languages.ts';
import { Page, Panel } from '../../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../../ui/states.tsx';
import { Choice } from '../../setup/setup-fields.tsx';
import css from './coding-setup-page.module.css';

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
  const [asked, setAsked] = useState(false);
  const begin = useMutation({
    mutationFn: () => desk.createCoding({ body: { candidate, codeLanguage, level, language, consent: true } }),
    onSuccess: async ({ id, interviewKey }) => {
      enterInterview({ id, key: interviewKey, kind: 'coding' });
      await navigate({ to: '/coding/$id', params: { id }, replace: true });
    },
  });
  const isNamed = candidate.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isNamed && agreed) begin.mutate();
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid], form input[type=checkbox]')?.focus());
  };
  const host = status.data ? toRemoteHost(status.data.engines, 'llm') : null;
  const textOf = (fact: (typeof facts)[number]) => (fact === 'chat' && host !== null ? t('codingSetup.facts.chatSent', { host }) : t(`codingSetup.facts.${fact}Text`));
  return (
    <Page title={t('codingSetup.title')} lead={t('codingSetup.lead')} width="wide">
      <form className={css.columns} onSubmit={submit} noValidate>
        <Panel>
          <TextField
            label={t('codingSetup.candidate')}
            value={candidate}
            maxLength={200}
            error={asked && !isNamed ? t('codingSetup.missing') : null}
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
          <Choice
            label={t('codingSetup.language')}
            value={language}
            options={languageOptions}
            onValue={setLanguage}
          />
        </Panel>
        <Panel title={t('codingSetup.before')}>
          {/* Nobody is asked to agree before it is known where the words go. */}
          {status.isPending && <Skeleton lines={8} />}
          {status.isError && <ErrorState title={t('home.noServer')} error={status.error} onRetry={() => void status.refetch()} />}
          {status.data && (
            <>
              <dl className={css.facts}>
                {facts.map((fact) => (
                  <div key={fact}>
                    <dt>{t(`codingSetup.facts.${fact}`)}</dt>
                    <dd>{textOf(fact)}</dd>
                  </div>
                ))}
              </dl>
              <Checkbox label={t('codingSetup.agree')} checked={agreed} onChecked={setAgreed} />
              {asked && !agreed && (
                <p className={css.error} role="alert">
                  {t('codingSetup.agreeFirst')}
                </p>
              )}
              {begin.isError && <ErrorState title={t('codingSetup.failed')} error={begin.error} safe={t('codingSetup.failedSafe')} />}
              <div>
                <Button type="submit" kind="primary" size="large" busy={begin.isPending}>
                  {t('codingSetup.begin')}
                </Button>
              </div>
            </>
          )}
        </Panel>
      </form>
    </Page>
  );
}
