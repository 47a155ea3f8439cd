import { useMutation, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desk, type Decision } from '../../data/desk.ts';
import { queries, queryClient } from '../../data/queries.ts';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { AtsItems } from './ats-items.tsx';
import css from './ats.module.css';

const decisions: readonly Decision[] = ['move', 'discuss', 'reject'];

/** A person's decision about this interview, on its way to the ATS. Absent while no ATS is configured. */
export function HandOver({ interviewId, recommended }: { readonly interviewId: string; readonly recommended: Decision }) {
  const { t } = useTranslation();
  const ats = useQuery(queries.ats);
  const [candidateId, setCandidateId] = useState('');
  const [vacancyId, setVacancyId] = useState('');
  const [decision, setDecision] = useState<Decision>(recommended);
  const send = useMutation({
    mutationFn: () => desk.handOver({ params: { id: interviewId }, body: { candidateId, vacancyId, decision } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.ats.queryKey }),
  });
  if (!ats.data?.configured) return null;
  const own = ats.data.items.filter((item) => item.interviewId === interviewId);
  const isReady = candidateId.trim() !== '' && vacancyId.trim() !== '';
  return (
    <Panel title={t('ats.title')}>
      <p className={css.note}>{t('ats.lead', { host: ats.data.host })}</p>
      {own.length > 0 && <AtsItems items={own} />}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) send.mutate();
        }}
      >
        <TextField label={t('ats.candidateId')} value={candidateId} maxLength={200} required onChange={(event) => setCandidateId(event.target.value)} />
        <TextField label={t('ats.vacancyId')} value={vacancyId} maxLength={200} required onChange={(event) => setVacancyId(event.target.value)} />
        <Select
          label={t('ats.decision')}
          value={decision}
          options={decisions.map((value) => ({ value, label: t(`decision.${value}`) }))}
          onValue={(value) => setDecision(decisions.find((each) => each === value) ?? recommended)}
        />
        <Button type="submit" icon={Send} busy={send.isPending} disabled={!isReady}>
          {t('ats.send')}
        </Button>
      </form>
      {send.isError && (
        <Notice kind="caution">
          <FailureText error={send.error} />
        </Notice>
      )}
    </Panel>
  );
}
