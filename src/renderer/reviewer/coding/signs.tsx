import { useTranslation } from 'react-i18next';
import type { CodingInterview } from '../../data/desk.ts';
import { toClock, toPercent } from '../../ui/format.ts';
import { Panel } from '../../ui/page.tsx';
import css from './signs.module.css';

const TIMES_SHOWN = 8;

type Event = Extract<CodingInterview['moments'][number], { kind: 'event' }>;

/** What the page noticed: what was seen, when, and what cannot be known. */
export function Signs({ interview }: { readonly interview: CodingInterview }) {
  const { t } = useTranslation();
  const events = interview.moments.filter((moment): moment is Event => moment.kind === 'event');
  const types = [...new Set(events.map(({ type }) => type))];
  const clock = (at: string): string => toClock((Date.parse(at) - Date.parse(interview.createdAt)) / 1_000);
  return (
    <Panel title={t('codingDesk.signs.title')}>
      {types.length === 0 ? (
        <p>{t('codingDesk.signs.none')}</p>
      ) : (
        <>
          <ul className={css.list}>
            {types.map((type) => {
              const times = events.filter((event) => event.type === type).map(({ at }) => clock(at));
              const more = times.length - TIMES_SHOWN;
              return (
                <li key={type} className={css.sign}>
                  <h3>
                    {t(`codingDesk.signs.${type}.name`)} × {times.length}
                  </h3>
                  <p>{t(`codingDesk.signs.${type}.seen`)}</p>
                  <p className={css.quiet}>
                    {t('codingDesk.signs.at', { times: times.slice(0, TIMES_SHOWN).join(', ') })} {more > 0 && t('codingDesk.signs.more', { number: more })}
                  </p>
                  <p className={css.quiet}>{t('codingDesk.signs.unknown', { text: t(`codingDesk.signs.${type}.unknown`) })}</p>
                </li>
              );
            })}
          </ul>
          <p>{t('codingDesk.signs.note')}</p>
          {interview.report && <p className={css.quiet}>{t('codingDesk.signs.figure', { share: toPercent(interview.report.anti_cheat.suspicious_score) })}</p>}
        </>
      )}
    </Panel>
  );
}
