import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionNote, QuestionWords } from '../../ui/question-words.tsx';
import css from './question-pane.module.css';

interface QuestionPaneProps {
  /** The interviewer: a wave, or a face. */
  readonly presence: ReactNode;
  /** What stands above the question, small. */
  readonly heading: string | null;
  readonly question: string;
  readonly language: string | undefined;
  /** What is heard of the answer, and what may still change. */
  readonly heard: string;
  readonly partial: string;
  readonly note?: string | null;
}

/** The interviewer, the question, and what is being heard as captions. */
export function QuestionPane({ presence, heading, question, language, heard, partial, note = null }: QuestionPaneProps) {
  const { t } = useTranslation();
  return (
    <section className={css.pane} aria-label={t('room.questionLabel')}>
      {presence}
      <QuestionWords heading={heading} text={question} language={language}>
        {note !== null && <QuestionNote>{note}</QuestionNote>}
      </QuestionWords>
      <div className={css.captions} lang={language} aria-label={t('room.captions')} role="log" data-empty={heard === '' && partial === '' ? true : undefined}>
        <p className={css.heard}>
          {heard} <span className={css.partial} aria-hidden>{partial}</span>
        </p>
      </div>
    </section>
  );
}
