import { useTranslation } from 'react-i18next';
import type { TalkReport } from '../../data/voice.ts';
import { Panel } from '../page.tsx';
import { TurnLine } from './turn-line.tsx';
import type { TurnSound } from './use-turn-sound.ts';
import css from './talk-report.module.css';

/** Each question with its answers as they were said, what they have, and a word about them. */
export function QuestionList({ questions, sound }: { readonly questions: TalkReport['questions']; readonly sound: TurnSound }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('talkReport.questions')}>
      {questions.length === 0 && <p className={css.note}>{t('talkReport.noQuestions')}</p>}
      <ol className={css.list}>
        {questions.map((question) => (
          <li key={question.sequence} className={css.question}>
            {question.topic !== null && <p className={css.note}>{t('talkReport.about', { topic: question.topic })}</p>}
            <TurnLine turn={sound.turns.find(({ sequence }) => sequence === question.sequence)} fallback={question.question} sound={sound} />
            {question.answers.length === 0 && <p className={css.note}>{t('talkReport.noAnswer')}</p>}
            {question.answers.map((sequence) => (
              <TurnLine key={sequence} turn={sound.turns.find((turn) => turn.sequence === sequence)} fallback="" sound={sound} />
            ))}
            {question.answers.length > 0 && <Qualities qualities={question.qualities} />}
            {question.note !== '' && <p lang={sound.language}>{question.note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Qualities({ qualities: { specificity, numbers, ownRole, outcome } }: { readonly qualities: TalkReport['questions'][number]['qualities'] }) {
  const { t, i18n } = useTranslation();
  const share = specificity === null ? t('talkReport.unknown') : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(specificity);
  const word = (has: boolean) => (has ? t('talkReport.has') : t('talkReport.hasNot'));
  const shown = [
    [t('talkReport.quality.specific'), share],
    [t('talkReport.quality.numbers'), word(numbers)],
    [t('talkReport.quality.ownRole'), word(ownRole)],
    [t('talkReport.quality.outcome'), word(outcome)],
  ] as const;
  return (
    <dl className={css.qualities}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
