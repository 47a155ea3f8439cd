import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import css from './transcript-pane.module.css';

export interface ShownTurn {
  readonly id: string;
  readonly isQuestion: boolean;
  readonly text: string;
  /** A word beside it, e.g. that it was corrected. */
  readonly mark: string | null;
  /** Words after that mark: said, and not heard any more. */
  readonly unheard?: string;
}

interface TranscriptPaneProps {
  /** Whether the person is heard, and what stands in the way. */
  readonly ear: ReactNode;
  readonly turns: readonly ShownTurn[];
  readonly language: string | undefined;
  readonly onCorrect: (id: string, text: string) => Promise<void>;
}

/** What was said so far; each answer can be corrected. */
export function TranscriptPane({ ear, turns, language, onCorrect }: TranscriptPaneProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [turns.length]);
  return (
    <aside className={css.pane} aria-label={t('room.transcript')}>
      {ear}
      <h2 className={css.title}>{t('room.transcript')}</h2>
      {turns.length === 0 && <p className={css.empty}>{t('room.transcriptEmpty')}</p>}
      <ol ref={list} className={css.turns} tabIndex={0} aria-label={t('room.transcript')} lang={language}>
        {turns.map((turn) => (
          <li key={turn.id} className={css.turn} data-role={turn.isQuestion ? 'assistant' : 'user'}>
            <span className={css.who}>{turn.isQuestion ? t('room.interviewer') : t('room.you')}</span>
            {turn.isQuestion ? <TurnText turn={turn} /> : <AnswerText turn={turn} onCorrect={(text) => onCorrect(turn.id, text)} />}
          </li>
        ))}
      </ol>
    </aside>
  );
}

function TurnText({ turn: { text, mark, unheard = '' } }: { readonly turn: ShownTurn }) {
  return (
    <p>
      {text} {mark !== null && <span className={css.mark}>{mark}</span>} {unheard !== '' && <s className={css.unheard}>{unheard}</s>}
    </p>
  );
}

function AnswerText({ turn, onCorrect }: { readonly turn: ShownTurn; readonly onCorrect: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle');
  if (text === null)
    return (
      <div className={css.answer}>
        <TurnText turn={turn} />
        <IconButton icon={Pencil} label={t('room.correct')} onClick={() => setText(turn.text)} />
      </div>
    );
  const save = async () => {
    if (text.trim() === '' || text.trim() === turn.text) return setText(null);
    setState('saving');
    try {
      await onCorrect(text.trim());
      setState('idle');
      setText(null);
    } catch {
      setState('failed');
    }
  };
  return (
    <form
      className={css.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setText(null);
      }}
    >
      <TextArea
        label={t('room.correctLabel')}
        labelHidden
        hint={t('room.correctHint')}
        error={state === 'failed' ? t('room.correctFailed') : null}
        value={text}
        rows={4}
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <div className={css.editActions}>
        <Button kind="quiet" onClick={() => setText(null)}>
          {t('states.cancel')}
        </Button>
        <Button type="submit" kind="primary" busy={state === 'saving'}>
          {t('states.save')}
        </Button>
      </div>
    </form>
  );
}
