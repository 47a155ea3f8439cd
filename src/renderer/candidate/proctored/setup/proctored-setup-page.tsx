import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { PROCTORED_ROLES } from '../../../data/proctored.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { languageOptions } from '../../../ui/languages.ts';
import { Panel } from '../../../ui/page.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Choice, ChoiceLine, FieldPair } from '../../setup/setup-fields.tsx';
import { SetupForm } from '../../setup/setup-form.tsx';
import { Steps } from '../../steps.tsx';
import { isProctoredComplete, offeredMinutes, OWN_ROLE, proctoredDraft, type ProctoredDraft } from './proctored-draft.ts';

/** Who answers, for which role, and how. */
export function ProctoredSetupPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const value = useObservable(proctoredDraft);
  const change = (part: Partial<ProctoredDraft>) => proctoredDraft.update((current) => ({ ...current, ...part }));
  return (
    <SetupForm
      title={t('proctored.title')}
      lead={t('proctored.lead')}
      steps={<Steps current={0} first={t('proctored.step')} second={t('proctored.devices')} />}
      next={t('proctored.next')}
      isComplete={isProctoredComplete(value)}
      onNext={() => void navigate({ to: '/new/proctored/devices' })}
    >
      {(missing) => (
        <Panel>
          <TextField
            label={t('proctored.name')}
            value={value.candidate}
            maxLength={200}
            error={missing(value.candidate)}
            onChange={(event) => change({ candidate: event.target.value })}
          />
          <FieldPair>
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
                error={missing(value.ownRole)}
                onChange={(event) => change({ ownRole: event.target.value })}
              />
            )}
          </FieldPair>
          <ChoiceLine>
            <Choice label={t('proctored.language')} value={value.language} options={languageOptions} onValue={(language) => change({ language })} />
            <Choice
              label={t('proctored.look')}
              value={value.look}
              options={[
                { value: 'maria', label: t('proctored.looks.maria') },
                { value: 'alex', label: t('proctored.looks.alex') },
              ]}
              onValue={(look) => change({ look })}
            />
            <Select
              label={t('proctored.minutes')}
              hint={t('proctored.minutesHint')}
              value={String(value.minutesPerQuestion)}
              options={offeredMinutes.map((minutes) => ({ value: String(minutes), label: t('proctored.minutesOf', { minutes }) }))}
              onValue={(minutes) => change({ minutesPerQuestion: Number(minutes) })}
            />
          </ChoiceLine>
          <Switch label={t('proctored.retake')} checked={value.mayRetake} onChecked={(mayRetake) => change({ mayRetake })} />
          <Switch label={t('proctored.attention')} hint={t('proctored.attentionHint')} checked={value.attention} onChecked={(attention) => change({ attention })} />
        </Panel>
      )}
    </SetupForm>
  );
}
