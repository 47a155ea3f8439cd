import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk, type Status } from '../data/desk.ts';
import { queries, queryClient } from '../data/queries.ts';
import { Button } from '../ui/button.tsx';
import { FailureText } from '../ui/failure-text.tsx';
import { TextField } from '../ui/field.tsx';
import { Panel } from '../ui/page.tsx';
import css from './section.module.css';
import { StateMark } from './state-mark.tsx';

type Listener = Status['listeners'][number];

/** Where programs on this machine reach the documented APIs. */
export function ListenersSection({ listeners }: { readonly listeners: readonly Listener[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('settings.listeners')}>
      <p className={css.note}>{t('settings.listenersNote')}</p>
      <ul className={css.rows}>
        {listeners.map((listener) => (
          <ListenerRow key={listener.name} listener={listener} />
        ))}
      </ul>
    </Panel>
  );
}

function ListenerRow({ listener }: { readonly listener: Listener }) {
  const { t } = useTranslation();
  const [port, setPort] = useState('');
  const retry = useMutation({
    mutationFn: (wanted: number | undefined) => desk.retryListener({ params: { id: listener.name }, body: wanted === undefined ? {} : { port: wanted } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.status.queryKey }),
  });
  const works = listener.port !== null;
  const problem = retry.error ? <FailureText error={retry.error} /> : listener.problem;
  return (
    <li className={css.row}>
      <div className={css.what}>
        <p className={css.title}>{t(`settings.listener.${listener.name}`)}</p>
        <p className={css.note}>
          {works && t('settings.listensAt', { address: `${location.hostname}:${listener.port}` })}
          {!works && problem === null && t('settings.wanted', { port: listener.documentedPort })}
          {works && listener.port !== listener.documentedPort && ` · ${t('settings.documented', { port: listener.documentedPort })}`}
        </p>
        {problem && <p className={css.problem}>{problem}</p>}
      </div>
      <StateMark state={works ? 'ready' : 'failed'} word={works ? t('settings.listening') : t('settings.notListening')} />
      {(!works || listener.problem !== null) && (
        <form
          className={css.actions}
          onSubmit={(event) => {
            event.preventDefault();
            retry.mutate(port === '' ? 0 : Number(port));
          }}
        >
          <Button busy={retry.isPending} onClick={() => retry.mutate(undefined)}>
            {t('states.retry')}
          </Button>
          <TextField
            label={t('settings.port')}
            labelHidden
            className={css.port}
            inputMode="numeric"
            pattern="[0-9]{1,5}"
            placeholder={t('settings.anyPort')}
            value={port}
            onChange={(event) => setPort(event.target.value.replace(/\D/g, '').slice(0, 5))}
          />
          <Button type="submit" busy={retry.isPending}>
            {t('settings.otherPort')}
          </Button>
        </form>
      )}
    </li>
  );
}
