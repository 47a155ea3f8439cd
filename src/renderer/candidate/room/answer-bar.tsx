import { Keyboard, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../data/observable.ts';
import { endsBySilence } from '../../data/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StateWord, type RoomStateName } from '../../ui/state-word.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { InterviewRoom } from './interview-room.ts';
import { canSpeak, heardText, openQuestionOf, type RoomView } from './room-view.ts';
import { SilenceRing } from './silence-ring.tsx';
import { TypedAnswer } from './typed-answer.tsx';
import css from './answer-bar.module.css';

interface AnswerBarProps {
  readonly view: RoomView;
  readonly room: InterviewRoom;
}

/** The foot of the room: one state word, one main button, and typing as an equal way. */
export function AnswerBar({ view, room }: AnswerBarProps) {
  const { t } = useTranslation();
  const bySilence = useObservable(endsBySilence);
  const state = toState(view);
  const word = view.phase === 'complete' ? view.phase : state;
  const heard = heardText(view);
  const mayType = view.phase === 'listening' || view.phase === 'speaking' || view.busyWith === 'voice';
  const showTyping = mayType && openQuestionOf(view) !== null && (view.typing || (view.phase === 'listening' && view.microphone !== 'opening' && !canSpeak(view)));
  return (
    <footer className={css.bar}>
      {view.notice && (
        <Notice kind={view.notice === 'restored' ? 'plain' : 'caution'}>{t(`room.${view.notice}`)}</Notice>
      )}
      {showTyping && (
        <TypedAnswer
          heard={heard}
          language={view.room?.language}
          onSend={(text) => void room.sendTyped(text)}
          onCancel={canSpeak(view) ? () => room.setTyping(false) : null}
        />
      )}
      <div className={css.line}>
        <StateWord state={state} word={t(`room.state.${word}`)} detail={t(`room.detail.${detailOf(view)}`)} />
        <div className={css.actions}>
          {view.ring && <SilenceRing onKeep={() => room.keepListening()} />}
          {!showTyping && mayType && (
            <Button kind="quiet" icon={Keyboard} onClick={() => room.setTyping(true)}>
              {t('room.type')}
            </Button>
          )}
          {view.phase === 'listening' && (
            <Button kind="quiet" icon={RotateCcw} onClick={() => void room.repeat()}>
              {t('room.repeat')}
              <KeyHint keys="R" />
            </Button>
          )}
          {view.phase === 'listening' && heard !== '' && !showTyping && (
            <Button kind="quiet" icon={Trash2} onClick={() => room.discardHeard()}>
              {t('room.discard')}
            </Button>
          )}
          <MainButton view={view} room={room} hidden={showTyping} />
        </div>
      </div>
      {view.phase !== 'ending' && view.phase !== 'complete' && canSpeak(view) && !view.typing && (
        <Switch label={t('room.bySilence')} checked={bySilence} onChecked={endsBySilence.set} />
      )}
    </footer>
  );
}

function MainButton({ view, room, hidden }: { readonly view: RoomView; readonly room: InterviewRoom; readonly hidden: boolean }) {
  const { t } = useTranslation();
  if (hidden) return null;
  const shared = { kind: 'primary', size: 'large' } as const;
  if (view.phase === 'complete')
    return (
      <Button {...shared} onClick={() => void room.end()}>
        {t('room.finish')}
      </Button>
    );
  if (view.phase === 'paused')
    return (
      <Button {...shared} onClick={() => void room.resume()}>
        {t(view.link === 'elsewhere' ? 'room.continueHere' : 'room.continue')}
        <KeyHint keys={t('room.space')} />
      </Button>
    );
  if (view.phase === 'listening')
    return (
      <Button {...shared} onClick={() => void room.done()}>
        {t('room.done')}
        <KeyHint keys={t('room.space')} />
      </Button>
    );
  if (view.phase === 'speaking' || view.busyWith === 'voice')
    return (
      <Button {...shared} onClick={() => room.listen()}>
        {t('room.answerNow')}
        <KeyHint keys={t('room.space')} />
      </Button>
    );
  if (view.busyWith === 'words' && (view.phase === 'ending' || heardText(view) !== ''))
    return (
      <Button {...shared} onClick={() => room.sendNow()}>
        {t('room.sendNow')}
      </Button>
    );
  return (
    <Button {...shared} disabled>
      {t('room.moment')}
    </Button>
  );
}

function toState(view: RoomView): RoomStateName {
  const { phase } = view;
  if (phase === 'listening') return canSpeak(view) && !view.typing ? 'listening' : 'waiting';
  if (phase === 'complete') return 'waiting';
  return phase === 'speaking' || phase === 'paused' ? phase : 'thinking';
}

function detailOf(view: RoomView) {
  if (view.phase === 'listening') return canSpeak(view) && !view.typing ? 'listening' : view.microphone === 'opening' ? 'opening' : 'typeOnly';
  if (view.phase === 'speaking' || view.phase === 'paused' || view.phase === 'complete' || view.phase === 'ending') return view.phase;
  return view.busyWith ?? 'opening';
}
