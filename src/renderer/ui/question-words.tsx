import type { ReactNode } from 'react';
import css from './question-words.module.css';

interface QuestionWordsProps {
  /** What stands above the question, small; null for nothing. */
  readonly heading: string | null;
  readonly text: string;
  readonly language: string | undefined;
  /** The question steps back behind something else. */
  readonly isSmall?: boolean;
  /** What stands under it. */
  readonly children?: ReactNode;
}

/** The question that is being asked, as large as it deserves; told to screen readers when it changes. */
export function QuestionWords({ heading, text, language, isSmall = false, children }: QuestionWordsProps) {
  return (
    <div className={css.question}>
      {heading !== null && <p className={css.note}>{heading}</p>}
      <p className={css.text} data-small={isSmall || undefined} lang={language} aria-live="polite">
        {text}
      </p>
      {children}
    </div>
  );
}

/** A small word beside a question. */
export const QuestionNote = ({ language, children }: { readonly language?: string | undefined; readonly children: ReactNode }) => (
  <p className={css.note} lang={language}>
    {children}
  </p>
);
