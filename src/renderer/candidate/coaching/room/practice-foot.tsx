import { Keyboard, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { FailureText } from '../../../ui/failure-text.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StateWord, type RoomStateName } from '../../../ui/state-word.tsx';
import css from '../../room/answer-bar.module.css';
import { TypedAnswer } from '../../room/typed-answer.tsx';
import { practiceTyped } from '../practice-preferences.ts';
import { setDiscarded } from '../takes/take-list.ts';
import type { PracticeRoom } from './practice-room.ts';
import { RecordedTime } from './recorded-time.tsx';
import { questionOf, type PracticeView } from './practice-view.ts';

interface PracticeFootProps {
  readonly view: PracticeView;
  readonly room: PracticeRoom;
  readonly canRecord: boolean;
  /** The take in hand is on its way to the server. */
  readonly isSending: boolean;
  readonly withPicture: boolean;
  readonly onRecord: () => void;
  readonly onSave: (andGoOn: boolean) => void;
}

const STATES: Readonly<Record<PracticeView['phase'], RoomStateName>> = {
  opening: 'thinking', failed: 'thinking', asking: 'thinking', ready: 'waiting', counting: 'thinking', recording: 'listening', paused: 'paused', stopping: 'thinking', taken: 'waiting', ended: 'waiting',
};

/** The foot of the room: one state word, one main button, and typing as an equal way. */
export function PracticeFoot(props: PracticeFootProps) {
  const { t } = useTranslation();
  const { view, room, withPicture, isSending } = props;
  const { phase, typing, trouble } = view;
  const isTyping = phase === 'ready' && typing && view.questionId !== null;
  const detail = isSending ? undefined : detailOf(phase, typing, withPicture);
  return (
    <footer className={css.bar}>
      {view.problem && <Notice kind="caution">{t(`practiceRoom.problem.${view.problem}`)}</Notice>}
      {trouble && (
        <Notice kind="caution">
          {t(`practiceRoom.trouble.${trouble.what}`)} <FailureText error={trouble.failure} />
        </Notice>
      )}
      {isTyping && (
        <TypedAnswer
          key={view.questionId}
          heard=""
          language={undefined}
          draft={practiceTyped}
          onSend={(text) => void room.answer(text)}
          onCancel={() => room.setTyping(false)}
        />
      )}
      <div className={css.line}>
        <StateWord state={STATES[phase]} word={t(`practiceRoom.state.${phase}`)} detail={detail && t(`practiceRoom.detail.${detail}`)} />
        {(phase === 'recording' || phase === 'paused') && <RecordedTime read={room.recordedMs} />}
        <div className={css.actions}>
          <Actions {...props} />
        </div>
      </div>
    </footer>
  );
}

function detailOf(phase: PracticeView['phase'], typing: boolean, withPicture: boolean) {
  if (phase === 'ready') return typing ? 'typed' : withPicture ? 'picture' : 'sound';
  return phase === 'asking' || phase === 'counting' || phase === 'stopping' || phase === 'taken' ? phase : undefined;
}

function Actions({ view, room, canRecord, isSending, onRecord, onSave }: PracticeFootProps) {
  const { t } = useTranslation();
  const { phase, take } = view;
  const space = <KeyHint keys={t('room.space')} />;
  const main = { kind: 'primary', size: 'large' } as const;
  const discard = (stop: () => Promise<PracticeView['take']>) => async () => {
    const stopped = await stop();
    room.putAside();
    if (stopped) await setDiscarded(stopped, true);
  };
  if (phase === 'ready' && questionOf(view) === null)
    return (
      <Button {...main} onClick={() => void room.next()}>
        {t('states.retry')}
      </Button>
    );
  if (phase === 'ready' && view.typing) return null;
  if (phase === 'ready')
    return (
      <>
        <Button kind="quiet" icon={Keyboard} onClick={() => room.setTyping(true)}>
          {t('room.type')}
        </Button>
        <Button {...main} disabled={!canRecord} onClick={onRecord}>
          {t('practiceRoom.record')}
          {space}
        </Button>
      </>
    );
  if (phase === 'counting')
    return (
      <>
        <Button kind="quiet" onClick={room.cancel}>
          {t('states.cancel')}
          <KeyHint keys="Esc" />
        </Button>
        <Button {...main} onClick={onRecord}>
          {t('practiceRoom.now')}
          {space}
        </Button>
      </>
    );
  if (phase === 'recording' || phase === 'paused')
    return (
      <>
        <Button kind="quiet" icon={Trash2} onClick={() => void discard(room.stop)()}>
          {t('practice.take.discard')}
        </Button>
        {phase === 'paused' && (
          <Button size="large" onClick={() => void room.stop()}>
            {t('practiceRoom.stop')}
          </Button>
        )}
        <Button {...main} onClick={phase === 'paused' ? room.resume : () => void room.stop()}>
          {t(phase === 'paused' ? 'room.resume' : 'practiceRoom.stop')}
          {space}
        </Button>
      </>
    );
  if (phase === 'taken' && take !== null && !isSending)
    return (
      <>
        <Button kind="quiet" icon={Trash2} onClick={() => void discard(() => Promise.resolve(take))()}>
          {t('practice.take.discard')}
        </Button>
        <Button kind="quiet" onClick={room.putAside}>
          {t('practiceRoom.once')}
        </Button>
        <Button size="large" onClick={() => onSave(true)}>
          {t('practiceRoom.saveNext')}
        </Button>
        <Button {...main} onClick={() => onSave(false)}>
          {t('practiceRoom.save')}
          <KeyHint keys="Enter" />
        </Button>
      </>
    );
  if (phase === 'taken')
    return (
      <Button size="large" onClick={() => void room.next()}>
        {t('practiceRoom.next')}
      </Button>
    );
  return (
    <Button {...main} disabled>
      {t('room.moment')}
    </Button>
  );
}
