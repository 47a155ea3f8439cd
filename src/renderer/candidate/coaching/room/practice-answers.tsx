import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAnalysing, type PracticeDetail } from '../../../data/coaching.ts';
import { Button } from '../../../ui/button.tsx';
import { toPercent } from '../../../ui/format.ts';
import { languageOf } from './practice-view.ts';
import css from './practice-answers.module.css';

interface PracticeAnswersProps {
  readonly practice: PracticeDetail;
  /** Takes the question up again; null where that cannot be done now. */
  readonly onAgain: ((questionId: string) => void) | null;
}

/** The questions of a practice that were answered, newest first, each with its recordings and written answers. */
export function PracticeAnswers({ practice, onAgain }: PracticeAnswersProps) {
  const { t } = useTranslation();
  const known = new Set<string | null>(practice.questions.map(({ id }) => id));
  // What another program sent may name no question.
  const questions = [null, ...practice.questions]
    .map((question) => {
      const isOf = ({ questionId }: { readonly questionId: string | null }) => (question === null ? !known.has(questionId) : questionId === question.id);
      return { question, recordings: practice.recordings.filter(isOf), answers: practice.answers.filter(isOf) };
    })
    .filter(({ recordings, answers }) => recordings.length + answers.length > 0)
    .reverse();
  if (questions.length === 0) return <p className={css.small}>{t('practiceRoom.nothingYet')}</p>;
  return (
    <ol className={css.questions}>
      {questions.map(({ question, recordings, answers }) => (
        <li key={question?.id ?? ''} className={css.question}>
          {question ? <p lang={languageOf(question.text)}>{question.text}</p> : <p>{t('practice.take.noQuestion')}</p>}
          <ul className={css.answers}>
            {recordings.map(({ id, analysis }, index) => (
              <li key={id}>
                <Link to="/practice/$id/recordings/$mediaId" params={{ id: practice.id, mediaId: id }}>
                  {t('practiceRoom.recording', { number: index + 1 })}
                </Link>{' '}
                <span className={css.small}>
                  {isAnalysing(analysis) ? t('practiceRoom.analysing', { share: toPercent(analysis.share) }) : t(`practiceRoom.analysis.${toWord(analysis.stage)}`)}
                </span>
              </li>
            ))}
            {answers.map(({ id, text }) => (
              <li key={id} className={css.typed}>
                {text}
              </li>
            ))}
          </ul>
          {onAgain && question && (
            <div>
              <Button kind="quiet" onClick={() => onAgain(question.id)}>
                {t('practiceRoom.again')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

const toWord = (stage: string) => (stage === 'done' || stage === 'failed' ? stage : 'none');
