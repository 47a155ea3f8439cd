import { Mic, Pencil, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import type { ProctoredRoomInHand } from './room-in-hand.ts';
import { nextTake, type ProctoredView } from './proctored-view.ts';
import css from './review-answers.module.css';

interface ReviewProps {
  readonly view: ProctoredView;
  readonly room: ProctoredRoomInHand;
}

/** All answers before the end: to read, to correct, to give where one is missing. */
export function ReviewAnswers({ view, room }: ReviewProps) {
  const { t } = useTranslation();
  const [finishing, setFinishing] = useState(false);
  const questions = view.room?.questions ?? [];
  const missing = questions.filter(({ index }) => !view.answers.has(index)).length;
  return (
    <Page
      title={t('proctored.review.title')}
      lead={t('proctored.review.lead')}
      actions={
        <Button kind="primary" size="large" onClick={() => setFinishing(true)}>
          {t('proctored.review.finish')}
        </Button>
      }
    >
      {missing > 0 && <Notice kind="caution">{t('proctored.review.unanswered', { number: missing })}</Notice>}
      {view.sendTrouble && <Notice kind="caution">{t('proctored.unsent')}</Notice>}
      {view.link === 'elsewhere' && <Notice kind="caution" action={<Button onClick={() => void room.resume()}>{t('room.continueHere')}</Button>}>{t('room.taken')}</Notice>}
      <Panel>
        <ol className={css.list}>
          {questions.map(({ index, text }) => (
            <li key={index} className={css.item}>
              <p className={css.number}>{t('proctored.questionOf', { number: index + 1, whole: questions.length })}</p>
              <p className={css.question} lang={view.room?.language}>
                {text}
              </p>
              <Answer view={view} room={room} index={index} />
            </li>
          ))}
        </ol>
      </Panel>
      <Dialog
        open={finishing}
        title={t('proctored.finish.title')}
        onClose={() => setFinishing(false)}
        actions={
          <>
            <Button autoFocus onClick={() => setFinishing(false)}>
              {t('proctored.finish.stay')}
            </Button>
            <Button kind="primary" onClick={() => void room.finish()}>
              {t('proctored.finish.now')}
            </Button>
          </>
        }
      >
        <p>{t('proctored.finish.text')}</p>
        {missing > 0 && <p>{t('proctored.review.unanswered', { number: missing })}</p>}
      </Dialog>
    </Page>
  );
}

function Answer({ view, room, index }: ReviewProps & { readonly index: number }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const given = view.answers.get(index);
  if (given === undefined)
    return (
      <>
        <p className={css.none}>{t('proctored.noAnswer')}</p>
        <div className={css.actions}>
          <Button icon={Mic} onClick={() => void room.answer(index)}>
            {t('proctored.review.answer')}
          </Button>
        </div>
      </>
    );
  if (draft === null)
    return (
      <>
        <p className={css.answer} lang={view.room?.language}>
          {given.text}
        </p>
        <div className={css.actions}>
          <Button kind="quiet" icon={Pencil} onClick={() => setDraft(given.text)}>
            {t('proctored.review.edit')}
          </Button>
          {nextTake(view, index) !== null && (
            <Button kind="quiet" icon={RotateCcw} onClick={() => void room.answer(index)}>
              {t('proctored.retakeNow')}
            </Button>
          )}
        </div>
      </>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        room.correct(index, draft);
        setDraft(null);
      }}
    >
      <TextArea label={t('proctored.answerLabel')} hint={t('room.correctHint')} value={draft} rows={5} lang={view.room?.language} maxLength={50_000} autoFocus onChange={(event) => setDraft(event.target.value)} />
      <div className={css.actions}>
        <Button kind="quiet" onClick={() => setDraft(null)}>
          {t('states.cancel')}
        </Button>
        <Button type="submit" kind="primary" disabled={draft.trim() === ''}>
          {t('states.save')}
        </Button>
      </div>
    </form>
  );
}
