import { useTranslation } from 'react-i18next';
import type { Task } from '../../../data/coding.ts';
import { RichText } from '../../../ui/rich-text.tsx';
import css from './task-pane.module.css';

interface TaskPaneProps {
  readonly task: Task;
  readonly language: string;
  /** Something of the task was copied. */
  readonly onCopied: (text: string) => void;
}

export function TaskPane({ task, language, onCopied }: TaskPaneProps) {
  const { t } = useTranslation();
  return (
    <section className={css.pane} aria-label={t('codingRoom.task')} tabIndex={0} lang={language} onCopy={() => onCopied(getSelection()?.toString() ?? '')}>
      <h2>{task.title}</h2>
      <RichText text={task.description} />
      {task.examples.length > 0 && <h3>{t('codingRoom.examples')}</h3>}
      {task.examples.map(({ input, output, explanation }, index) => (
        <dl key={index} className={css.example} aria-label={t('codingRoom.example', { number: index + 1 })}>
          <dt>{t('codingRoom.input')}</dt>
          <dd>
            <code>{input}</code>
          </dd>
          <dt>{t('codingRoom.output')}</dt>
          <dd>
            <code>{output}</code>
          </dd>
          {explanation !== '' && <dd className={css.explanation}>{explanation}</dd>}
        </dl>
      ))}
    </section>
  );
}
