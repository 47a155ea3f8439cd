import { useTranslation } from 'react-i18next';
import type { ProctoredAnswer } from '../../data/proctored.ts';
import { toPercent } from '../format.ts';
import type { Clip } from '../use-clip.ts';
import { PlaySpan, type Span } from './answer-sound.tsx';
import { CRITERIA, toEvidence, type GradedQuestion } from './criteria.ts';
import css from './proctored-report.module.css';

interface QuestionScoresProps {
  readonly question: GradedQuestion;
  readonly answer: ProctoredAnswer | undefined;
  readonly language: string;
  readonly clip: Clip<Span> | null;
}

/** One question: its marks, why, the words behind them, and the whole answer. */
export function QuestionScores({ question: { question, transcript, scores, quotes, speech }, answer, language, clip }: QuestionScoresProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const delivery = [
    speech.wordsPerMinute === null ? null : t('proctoredReport.pace', { number: number.format(speech.wordsPerMinute) }),
    speech.pauseShare === null ? null : t('proctoredReport.pauses', { share: toPercent(speech.pauseShare) }),
    t('proctoredReport.fillers', { number: speech.fillers }),
    t('proctoredReport.hedges', { number: speech.hedges }),
    answer?.source === 'typed' ? t('proctoredReport.typed') : null,
    answer !== undefined && answer.take > 0 ? t('proctoredReport.takes') : null,
  ].filter((part) => part !== null);
  const differs = answer?.recognisedText != null && answer.recognisedText !== answer.text;
  return (
    <li className={css.question}>
      <div className={css.head}>
        <h3 lang={language}>{question}</h3>
        <span className={css.total}>{t('proctoredReport.total', { total: scores.total })}</span>
      </div>
      <dl className={css.marks}>
        {CRITERIA.map((criterion) => (
          <div key={criterion}>
            <dt>{t(`proctoredReport.criterion.${criterion}`)}</dt>
            <dd>{scores[criterion]}</dd>
          </div>
        ))}
      </dl>
      <p className={css.commentary} lang={language}>
        {scores.commentary}
      </p>
      {quotes.length > 0 && (
        <div className={css.quotes} lang={language}>
          {toEvidence(quotes).map(({ quote, t0, t1, criteria }) => (
            <blockquote key={quote}>
              <p>
                {quote} <span className={css.note}>{criteria.map((criterion) => t(`proctoredReport.criterion.${criterion}`)).join(', ')}</span>
              </p>
              <PlaySpan t0={t0} t1={t1} clip={clip} />
            </blockquote>
          ))}
        </div>
      )}
      {transcript === '' ? (
        <p className={css.note}>{t('proctoredReport.noAnswer')}</p>
      ) : (
        <>
          <p className={css.note}>{delivery.join(' · ')}</p>
          <details className={css.answer}>
            <summary>{t('proctoredReport.answer')}</summary>
            <p lang={language}>{transcript}</p>
            {differs && (
              <p className={css.note} lang={language}>
                {t('proctoredReport.recognised')} {answer.recognisedText}
              </p>
            )}
            <PlaySpan t0={answer?.t0 ?? null} t1={answer?.t1 ?? null} clip={clip} />
          </details>
        </>
      )}
    </li>
  );
}
