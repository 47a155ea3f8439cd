import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toClock } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { keepInSight } from './keep-in-sight.ts';
import { trackOf, type Moment, type Track } from './moments.ts';
import css from './moment-list.module.css';

const FILTERS: readonly ('all' | Track)[] = ['all', 'run', 'message', 'sign'];

interface MomentListProps {
  readonly moments: readonly Moment[];
  readonly timeMs: number;
  /** The list follows while it plays. */
  readonly playing: boolean;
  /** Of the conversation. */
  readonly language: string;
  /** The candidate's words that a judgement rests on. */
  readonly quotes: readonly string[];
  readonly onTime: (timeMs: number) => void;
}

/** Everything that happened, in words; the times lead to the code of their moment. */
export function MomentList({ moments, timeMs, playing, language, quotes, onTime }: MomentListProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const shown = moments.filter((moment) => filter === 'all' || trackOf(moment) === filter);
  const current = shown.findLast((moment) => moment.timeMs <= timeMs);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (playing && list.current && row) keepInSight(list.current, row);
  }, [playing, current]);
  return (
    <section className={css.section} aria-label={t('codingDesk.course.moments')}>
      <div className={css.head}>
        <h3>{t('codingDesk.course.moments')}</h3>
        <Segmented
          label={t('codingDesk.course.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: value === 'all' ? t('codingDesk.course.all') : t(`codingDesk.course.of.${value}`) }))}
          onValue={setFilter}
        />
      </div>
      {shown.length === 0 ? (
        <p className={css.quiet}>{t('codingDesk.course.noMoments')}</p>
      ) : (
        <ol ref={list} className={css.list}>
          {shown.map((moment, index) => (
            <li key={index} className={css.item} data-kind={moment.kind} aria-current={moment === current ? 'step' : undefined}>
              <button type="button" aria-label={t('codingDesk.course.goTo', { at: toClock(moment.timeMs / 1_000) })} onClick={() => onTime(moment.timeMs)}>
                {toClock(moment.timeMs / 1_000)}
              </button>
              <div className={css.body}>
                <Told moment={moment} language={language} quotes={quotes} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Told({ moment, language, quotes }: { readonly moment: Moment } & Pick<MomentListProps, 'language' | 'quotes'>): ReactNode {
  const { t } = useTranslation();
  switch (moment.kind) {
    case 'begin':
    case 'end':
    case 'resync':
      return <p>{t(`codingDesk.moment.${moment.kind}`)}</p>;
    case 'paste':
      return <p>{t('codingDesk.moment.paste', { count: moment.characters })}</p>;
    case 'message':
      return (
        <>
          <p className={css.quiet}>{t(`codingDesk.moment.${moment.role}`)}</p>
          <p className={css.words} lang={language} data-role={moment.role}>
            {moment.role === 'user' ? <Marked text={moment.text} quotes={quotes} /> : moment.text}
          </p>
        </>
      );
    case 'event':
      return (
        <>
          <p>{t(`codingDesk.signs.${moment.type}.name`)}</p>
          <p className={css.quiet}>{moment.details ?? t(`codingDesk.signs.${moment.type}.seen`)}</p>
        </>
      );
    case 'run': {
      const { visible, hidden, status, stderr } = moment;
      return (
        <>
          <p>
            {hidden === null
              ? t('codingDesk.moment.run', visible)
              : t('codingDesk.moment.runHidden', { ...visible, hiddenPassed: hidden.passed, hiddenTotal: hidden.total })}
          </p>
          {status !== 'success' && <p className={css.quiet}>{t(`codingDesk.moment.${status}`)}</p>}
          {stderr !== '' && (
            <details>
              <summary>{t('codingDesk.moment.output')}</summary>
              <pre tabIndex={0}>{stderr}</pre>
            </details>
          )}
        </>
      );
    }
  }
}

/** A text with its quoted parts marked. */
function Marked({ text, quotes }: { readonly text: string; readonly quotes: readonly string[] }): ReactNode {
  const quote = quotes.find((each) => text.includes(each));
  if (quote === undefined) return text;
  const at = text.indexOf(quote);
  return (
    <>
      {text.slice(0, at)}
      <mark>{quote}</mark>
      {text.slice(at + quote.length)}
    </>
  );
}
