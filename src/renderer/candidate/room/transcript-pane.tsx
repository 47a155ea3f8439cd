import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomTurn } from '../../data/desk.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { EarPanel } from './ear-panel.tsx';
import type { InterviewRoom } from './interview-room.ts';
import type { RoomView } from './room-view.ts';
import css from './transcript-pane.module.css';

/** What was said so far; each answer can be corrected. */
export function TranscriptPane({ view, room }: { readonly view: RoomView; readonly room: InterviewRoom }) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [view.turns.length]);
  return (
    <aside className={css.pane} aria-label={t('room.transcript')}>
      <EarPanel view={view} room={room} />
      <h2 className={css.title}>{t('room.transcript')}</h2>
      {view.turns.length === 0 && <p className={css.empty}>{t('room.transcriptEmpty')}</p>}
      <ol ref={list} className={css.turns} tabIndex={0} aria-label={t('room.transcript')} lang={view.room?.language}>
        {view.turns.map((turn) => (
          <li key={turn.id} className={css.turn} data-role={turn.role}>
            <span className={css.who}>{turn.role === 'assistant' ? t('room.interviewer') : t('room.you')}</span>
            {turn.role === 'assistant' ? <p>{turn.text}</p> : <AnswerText turn={turn} onCorrect={(text) => room.correct(turn.id, text)} />}
          </li>
        ))}
      </ol>
    </aside>
  );
}

function AnswerText({ turn, onCorrect }: { readonly turn: RoomTurn; readonly onCorrect: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const [state, setState] = useState<'idle' | 'saving' | 'failed'>('idle');
  if (text === null)
    return (
      <div className={css.answer}>
        <p>
          {turn.text} {turn.corrected && <span className={css.mark}>{t('room.corrected')}</span>}
        </p>
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
