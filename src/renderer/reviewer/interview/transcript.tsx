import { useTranslation } from 'react-i18next';
import type { Detail } from '../../data/desk.ts';
import { Panel } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { PlayMoment } from './play-moment.tsx';
import type { Moment } from './use-moment.ts';
import css from './transcript.module.css';

/** The whole conversation; a corrected answer shows both versions. */
export function Transcript({ interview, moment }: { readonly interview: Detail; readonly moment: Moment }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('report.transcript')}>
      {interview.turns.length === 0 && <EmptyState title={t('report.noTranscript')} />}
      <ol className={css.turns} lang={interview.language}>
        {interview.turns.map((turn) => {
          const { t0, t1 } = turn;
          const differs = turn.recognisedText !== null && turn.recognisedText !== turn.text;
          return (
            <li key={turn.id} className={css.turn} data-role={turn.role}>
              <div className={css.head}>
                <span>{turn.role === 'assistant' ? t('room.interviewer') : interview.candidate}</span>
                {turn.source === 'typed' && <span>{t('report.typed')}</span>}
                {interview.hasAudio && t0 !== null && t1 !== null && t1 > t0 && <PlayMoment span={{ t0, t1 }} moment={moment} />}
              </div>
              <p className={css.text}>{turn.text}</p>
              {differs && (
                <p className={css.heard}>
                  <span>{t('report.recognised')}</span> {turn.recognisedText}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
