import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../data/desk.ts';
import { ApiFailure } from '../data/api-failure.ts';
import { queries, queryClient } from '../data/queries.ts';
import { openReviewerDesk } from '../data/reviewer-lock.ts';
import { useObservable } from '../data/observable.ts';
import { reviewerKey } from '../data/session.ts';
import { Button } from '../ui/button.tsx';
import { FailureText } from '../ui/failure-text.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/page.tsx';
import css from './section.module.css';

const shortest = 4;

/** The lock of the reviewer's desk: set, change, remove. */
export function PassphraseSection({ hasPassphrase }: { readonly hasPassphrase: boolean }) {
  const { t } = useTranslation();
  const isOpen = useObservable(reviewerKey) !== null;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    async mutationFn(wanted: string | null) {
      if (!isOpen) await openReviewerDesk(hasPassphrase ? current : undefined);
      await desk.setPassphrase({ body: { ...(hasPassphrase ? { current } : {}), next: wanted } });
    },
    async onSuccess() {
      setCurrent('');
      setNext('');
      setAgain('');
      await queryClient.invalidateQueries({ queryKey: queries.status.queryKey });
    },
  });
  const wrong = change.error instanceof ApiFailure && change.error.status === 403;
  const differs = again !== '' && again !== next;
  const canSave = next.length >= shortest && again === next && (!hasPassphrase || current !== '');
  return (
    <Panel title={t('settings.passphrase')}>
      <p className={css.note}>{hasPassphrase ? t('settings.passphraseSet') : t('settings.passphraseNone')}</p>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSave) change.mutate(next);
        }}
      >
        {hasPassphrase && (
          <TextField
            label={t('settings.passphraseCurrent')}
            type="password"
            autoComplete="current-password"
            value={current}
            error={wrong ? t('lock.wrong') : null}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <TextField
          label={t('settings.passphraseNext')}
          type="password"
          autoComplete="new-password"
          hint={t('settings.passphraseHint', { shortest })}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <TextField
          label={t('settings.passphraseAgain')}
          type="password"
          autoComplete="new-password"
          value={again}
          error={differs ? t('settings.passphraseDiffers') : null}
          onChange={(event) => setAgain(event.target.value)}
        />
        {change.isSuccess && <Notice kind="good">{t('settings.passphraseSaved')}</Notice>}
        {change.isError && !wrong && (
          <Notice kind="caution">
            <FailureText error={change.error} />
          </Notice>
        )}
        <div className={css.actions}>
          <Button type="submit" kind="primary" disabled={!canSave} busy={change.isPending}>
            {t('states.save')}
          </Button>
          {hasPassphrase && (
            <Button kind="quiet" disabled={current === ''} busy={change.isPending} onClick={() => change.mutate(null)}>
              {t('settings.passphraseRemove')}
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}
