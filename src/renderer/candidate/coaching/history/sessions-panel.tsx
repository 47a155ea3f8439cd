import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { coachingDesk, type PracticeHistoryData } from '../../../data/coaching.ts';
import { practiceQueries } from '../../../data/coaching-queries.ts';
import { queryClient } from '../../../data/queries.ts';
import { IconButton } from '../../../ui/button.tsx';
import { EraseDialog } from '../../../ui/erase-dialog.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { toDate } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/page.tsx';
import css from './sessions.module.css';

type Session = PracticeHistoryData['sessions'][number];

/** Every practice with the way into it, newest first. */
export function SessionsPanel({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState<Session | null>(null);
  const erase = useMutation({
    mutationFn: () => (asking ? coachingDesk.coachingErase({ params: { id: asking.id } }) : Promise.resolve(null)),
    async onSuccess() {
      if (asking) queryClient.removeQueries({ queryKey: practiceQueries.practice(asking.id).queryKey });
      await queryClient.invalidateQueries({ queryKey: ['practices'] });
    },
  });
  const nameOf = (session: Session): string => session.job_title ?? t(`coachingHistory.sessionOf.${session.interviewer_type}`);
  return (
    <Panel title={t('coachingHistory.sessions')}>
      {erase.error && (
        <Notice kind="caution">
          <FailureText error={erase.error} />
        </Notice>
      )}
      <ul className={css.sessions}>
        {sessions.map((session) => (
          <li key={session.id} className={css.session}>
            <div className={css.words}>
              <Link to="/practice/$id" params={{ id: session.id }} className={css.name}>
                {nameOf(session)}
              </Link>
              <span className={css.detail}>
                {session.job_title !== null && `${t(`coachingHistory.sessionOf.${session.interviewer_type}`)} · `}
                {t('coachingHistory.counts', { questions: session.questions, recordings: session.recordings })}
              </span>
            </div>
            <span className={css.detail}>{t(`coachingHistory.status.${session.status}`)}</span>
            <span className={css.detail}>{toDate(session.started_at ?? session.created_at, i18n.language)}</span>
            <IconButton icon={Trash2} label={t('coachingHistory.eraseOf', { name: nameOf(session), date: toDate(session.created_at, i18n.language) })} onClick={() => setAsking(session)} />
          </li>
        ))}
      </ul>
      <EraseDialog open={asking !== null} title={t('coachingHistory.eraseTitle')} erase={erase} onClose={() => setAsking(null)}>
        {t('coachingHistory.eraseText')}
      </EraseDialog>
    </Panel>
  );
}
