/** What a second talk should be about: statements that exclude each other, and what was left open. */
import { useTranslation } from 'react-i18next';
import type { Report } from '../../data/desk.ts';
import { Panel } from '../../ui/page.tsx';
import { Quote, type Sound } from './quotes.tsx';
import css from './follow-up.module.css';

/** The scorers' name of the whole career. */
const CAREER = 'experience';

export function Contradictions({ report, sound }: { readonly report: Report; readonly sound: Sound }) {
  const { t } = useTranslation();
  if (report.contradictions.length === 0) return null;
  return (
    <Panel title={t('report.contradictions')}>
      <p className={css.note}>{t('report.contradictionsNote')}</p>
      {report.contradictions.map(({ subject, first, second }) => (
        <div key={subject} className={css.pair}>
          <h3>{subject === CAREER ? t('report.experience') : subject}</h3>
          <Quote quote={first} sound={sound} />
          <Quote quote={second} sound={sound} />
        </div>
      ))}
    </Panel>
  );
}

export function NextQuestions({ report, language }: { readonly report: Report; readonly language: string }) {
  const { t } = useTranslation();
  if (report.nextQuestions.length === 0) return null;
  return (
    <Panel title={t('report.nextQuestions')}>
      <ol className={css.questions}>
        {report.nextQuestions.map(({ question, reason, about }) => (
          <li key={question}>
            <p lang={language}>{question}</p>
            <p className={css.note}>{t(`report.questionReason.${reason}`, { about })}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
