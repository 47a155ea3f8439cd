import { RotateCcw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/field.tsx';
import type { ProctoredRoomInHand } from './room-in-hand.ts';
import { nextTake, type ProctoredView } from './proctored-view.ts';
import css from './check-answer.module.css';

/** A correction is kept once nothing was typed for so long: a reload does not lose it. */
const KEPT_AFTER_MS = 1_000;

/** The answer as it was understood: right, corrected, or given once more. It is kept already. */
export function CheckAnswer({ view, room }: { readonly view: ProctoredView; readonly room: ProctoredRoomInHand }) {
  const { t } = useTranslation();
  const { index, reached } = view;
  const [text, setText] = useState(view.answers.get(index)?.text ?? '');
  const whole = view.room?.questions.length ?? 0;
  const mayRetake = nextTake(view, index) !== null;
  useEffect(() => {
    const timer = setTimeout(() => room.correct(index, text), KEPT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [room, index, text]);
  const latest = useRef(text);
  latest.current = text;
  // Nor does leaving for the review or another take, however soon.
  useEffect(() => () => room.correct(index, latest.current), [room, index]);
  const goOn = () => {
    room.correct(index, text);
    void room.next();
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <TextArea
        label={t('proctored.check1')}
        hint={t('proctored.checkText')}
        value={text}
        rows={4}
        lang={view.room?.language}
        maxLength={50_000}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          goOn();
        }}
      />
      <div className={css.line}>
        {mayRetake && (
          <>
            <span className={css.note}>{t('proctored.retakeNote')}</span>
            <Button kind="quiet" icon={RotateCcw} onClick={() => void room.answer(index)}>
              {t('proctored.retakeNow')}
            </Button>
          </>
        )}
        {/* It stands where "Answer complete" stood: the second half of a double click is not for it. */}
        <Button type="submit" kind="primary" size="large" disabled={text.trim() === ''} onClick={(event) => event.detail > 1 && event.preventDefault()}>
          {reached === index && index + 1 < whole ? t('proctored.nextQuestion') : t('proctored.toReview')}
        </Button>
      </div>
    </form>
  );
}
