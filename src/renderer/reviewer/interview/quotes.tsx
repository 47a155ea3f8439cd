import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../data/desk.ts';
import { Button } from '../../ui/button.tsx';
import { PlayMoment } from './play-moment.tsx';
import type { Moment } from './use-moment.ts';
import css from './quotes.module.css';

export type ReportedQuote = Report['competencies'][number]['evidence'][number];

/** What quotes need to be read and heard. */
export interface Sound {
  readonly language: string;
  readonly hasAudio: boolean;
  readonly moment: Moment;
}

/** The candidate's words; a press plays the moment. */
export function Quote({ quote: { quote, t0, t1 }, sound }: { readonly quote: ReportedQuote; readonly sound: Sound }) {
  return (
    <blockquote className={css.quote} lang={sound.language}>
      <p>{quote}</p>
      {sound.hasAudio && t0 !== null && t1 !== null && t1 > t0 && <PlayMoment span={{ t0, t1 }} moment={sound.moment} />}
    </blockquote>
  );
}

/** The first quote, and the others when asked for. */
export function Quotes({ quotes, sound }: { readonly quotes: readonly ReportedQuote[]; readonly sound: Sound }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (quotes.length === 0) return <p className={css.nothing}>{t('report.noEvidence')}</p>;
  return (
    <div className={css.quotes}>
      {(all ? quotes : quotes.slice(0, 1)).map((quote, index) => (
        <Quote key={index} quote={quote} sound={sound} />
      ))}
      {!all && quotes.length > 1 && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('report.more', { number: quotes.length - 1 })}
        </Button>
      )}
    </div>
  );
}
