import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { PROCTORED_ROLES } from '../../../data/proctored.ts';
import { Button } from '../../../ui/button.tsx';
import { Select, TextField } from '../../../ui/field.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Steps } from '../../steps.tsx';
import { hasRole, isProctoredComplete, offeredMinutes, OWN_ROLE, proctoredDraft, type ProctoredDraft } from './proctored-draft.ts';
import css from './proctored-setup-page.module.css';

/** Who answers, for which role, and how. */
export function ProctoredSetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(proctoredDraft);
  const [asked, setAsked] = useState(false);
  const change = (part: Partial<ProctoredDraft>) => proctoredDraft.update((current) => ({ ...current, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isProctoredComplete(value)) void navigate({ to: '/new/proctored/devices' });
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  return (
    <Page title={t('proctored.title')} lead={t('proctored.lead')} actions={<Steps current={0} first={t('proctored.step')} second={t('proctored.devices')} />}>
      <form className={css.form} onSubmit={submit} noValidate>
        <Panel>
          <div className={css.fields}>
            <TextField
              label={t('proctored.name')}
              value={value.candidate}
              maxLength={200}
              error={asked && value.candidate.trim() === '' ? t('proctored.missing') : null}
              onChange={(event) => change({ candidate: event.target.value })}
            />
            <div className={css.pair}>
              <Select
                label={t('proctored.role')}
                value={value.role}
                options={[...PROCTORED_ROLES.map((role) => ({ value: role, label: t(`proctored.roles.${role}`) })), { value: OWN_ROLE, label: t('proctored.roleOwn') }]}
                onValue={(role) => change({ role })}
              />
              {value.role === OWN_ROLE && (
                <TextField
                  label={t('proctored.roleOwnLabel')}
                  hint={t('proctored.roleOwnHint')}
                  value={value.ownRole}
                  maxLength={200}
                  error={asked && !hasRole(value) ? t('proctored.missing') : null}
                  onChange={(event) => change({ ownRole: event.target.value })}
                />
              )}
            </div>
            <div className={css.choices}>
              <div className={css.choice}>
                <span>{t('proctored.language')}</span>
                <Segmented
                  label={t('proctored.language')}
                  value={value.language}
                  options={[
                    { value: 'en', label: 'English', lang: 'en' },
                    { value: 'ru', label: 'Русский', lang: 'ru' },
                  ]}
                  onValue={(language) => change({ language })}
                />
              </div>
              <div className={css.choice}>
                <span>{t('proctored.look')}</span>
                <Segmented
                  label={t('proctored.look')}
                  value={value.look}
                  options={[
                    { value: 'maria', label: t('proctored.looks.maria') },
                    { value: 'alex', label: t('proctored.looks.alex') },
                  ]}
                  onValue={(look) => change({ look })}
                />
              </div>
              <Select
                label={t('proctored.minutes')}
                hint={t('proctored.minutesHint')}
                value={String(value.minutesPerQuestion)}
                options={offeredMinutes.map((minutes) => ({ value: String(minutes), label: t('proctored.minutesOf', { minutes }) }))}
                onValue={(minutes) => change({ minutesPerQuestion: Number(minutes) })}
              />
            </div>
            <Switch label={t('proctored.retake')} checked={value.mayRetake} onChecked={(mayRetake) => change({ mayRetake })} />
            <Switch label={t('proctored.attention')} hint={t('proctored.attentionHint')} checked={value.attention} onChecked={(attention) => change({ attention })} />
          </div>
        </Panel>
        <div>
          <Button type="submit" kind="primary" size="large">
            {t('proctored.next')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
