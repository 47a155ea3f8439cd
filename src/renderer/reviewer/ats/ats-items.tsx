import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { desk, type AtsItem } from '../../data/desk.ts';
import { queries, queryClient } from '../../data/queries.ts';
import { Button } from '../../ui/button.tsx';
import { FailureText } from '../../ui/failure-text.tsx';
import { toMinute } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { toAtsStage } from './ats-stage.ts';
import css from './ats.module.css';

/** Decisions on their way to the ATS: how far each is, and a way to send it again. */
export function AtsItems({ items }: { readonly items: readonly AtsItem[] }) {
  const { t, i18n } = useTranslation();
  const resend = useMutation({
    mutationFn: ({ candidateId, vacancyId }: AtsItem) => desk.resendAts({ body: { candidateId, vacancyId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queries.ats.queryKey }),
  });
  return (
    <>
      <ul className={css.items}>
        {items.map((item) => {
          const stage = toAtsStage(item);
          const isBusy = resend.isPending && resend.variables.candidateId === item.candidateId && resend.variables.vacancyId === item.vacancyId;
          return (
            <li key={`${item.candidateId}\n${item.vacancyId}`} className={css.item}>
              <div className={css.what}>
                <p>
                  {t('ats.line', { candidate: item.candidateId, vacancy: item.vacancyId, decision: t(`decision.${toDecision(item.decision)}`) })}
                </p>
                <p className={css.state}>
                  {t(`ats.stage.${stage}`, { at: toMinute(stage === 'waiting' ? (item.nextTryAt ?? item.updatedAt) : item.updatedAt, i18n.language) })}
                  {stage !== 'sent' && ` ${t('ats.attempts', { number: item.attempts })}`}
                  {item.detail !== null && ` ${t('ats.reason', { reason: item.detail })}`}
                </p>
              </div>
              {stage !== 'sent' && (
                <Button icon={Send} busy={isBusy} onClick={() => resend.mutate(item)}>
                  {t('ats.again')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {resend.isError && (
        <Notice kind="caution">
          <FailureText error={resend.error} />
        </Notice>
      )}
    </>
  );
}

/** Programs may send other words; these are shown as no recommendation of ours. */
function toDecision(decision: string): 'move' | 'discuss' | 'reject' | 'none' {
  return decision === 'move' || decision === 'discuss' || decision === 'reject' ? decision : 'none';
}
