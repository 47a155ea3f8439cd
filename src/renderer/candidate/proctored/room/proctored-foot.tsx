import { Keyboard, Mic, RotateCcw, SkipForward, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { StateWord, type RoomStateName } from '../../../ui/state-word.tsx';
import { TypedAnswer } from '../../room/typed-answer.tsx';
import css from '../../room/answer-bar.module.css';
import { CheckAnswer } from './check-answer.tsx';
import type { ProctoredRoomInHand } from './room-in-hand.ts';
import { canSpeak, heardText, type ProctoredView } from './proctored-view.ts';

interface FootProps {
  readonly view: ProctoredView;
  readonly room: ProctoredRoomInHand;
}

/** The foot of the room: one state word, one main button, and typing as an equal way. */
export function ProctoredFoot({ view, room }: FootProps) {
  const { t } = useTranslation();
  const { phase, isPaused, notice } = view;
  const heard = heardText(view);
  const isAnswering = phase === 'answering' && !isPaused;
  const showTyping = isAnswering && (view.typing || (view.microphone !== 'opening' && !canSpeak(view)));
  const state = stateOf(view);
  return (
    <footer className={css.bar}>
      {notice && <Notice kind={notice === 'restored' ? 'plain' : 'caution'}>{notice === 'restored' ? t('proctored.restored') : t(`room.${notice}`)}</Notice>}
      {showTyping && (
        <TypedAnswer heard={heard} language={view.room?.language} onSend={(text) => void room.sendTyped(text)} onCancel={view.typing && view.recogniserProblem === null ? () => room.setTyping(false) : null} />
      )}
      {phase === 'checking' && <CheckAnswer key={view.index} view={view} room={room} />}
      {phase !== 'checking' && (
        <div className={css.line}>
          <StateWord state={state} word={t(`proctored.state.${state}`)} detail={t(detailOf(view))} />
          <div className={css.actions}>
            {isAnswering && (
              <>
                <Button kind="quiet" icon={SkipForward} onClick={() => void room.skip()}>
                  {t('proctored.skip')}
                </Button>
                <Button kind="quiet" icon={RotateCcw} onClick={() => void room.repeat()}>
                  {t('room.repeat')}
                  <KeyHint keys="R" />
                </Button>
              </>
            )}
            {isAnswering && !showTyping && (
              <Button kind="quiet" icon={Keyboard} onClick={() => room.setTyping(true)}>
                {t('room.type')}
              </Button>
            )}
            {isAnswering && !showTyping && heard !== '' && (
              <Button kind="quiet" icon={Trash2} onClick={() => room.discardHeard()}>
                {t('room.discard')}
              </Button>
            )}
            {!showTyping && <MainButton view={view} room={room} />}
          </div>
        </div>
      )}
    </footer>
  );
}

/** The next button stands in the same place: the second half of a double click is not for it. */
const once = (act: () => unknown) => (event: MouseEvent) => void (event.detail < 2 && act());

function MainButton({ view: { phase, isPaused, link }, room }: FootProps) {
  const { t } = useTranslation();
  const shared = { kind: 'primary', size: 'large' } as const;
  const space = <KeyHint keys={t('room.space')} />;
  if (isPaused)
    return (
      <Button {...shared} icon={Mic} onClick={once(room.resume)}>
        {t(link === 'elsewhere' ? 'room.continueHere' : 'room.continue')}
        {space}
      </Button>
    );
  if (phase === 'asking')
    return (
      <Button {...shared} onClick={once(room.listen)}>
        {t('room.answerNow')}
        {space}
      </Button>
    );
  if (phase === 'answering')
    return (
      <Button {...shared} onClick={once(room.done)}>
        {t('proctored.done')}
        {space}
      </Button>
    );
  return (
    <Button {...shared} onClick={once(room.takeNow)}>
      {t('room.sendNow')}
    </Button>
  );
}

function stateOf(view: ProctoredView): RoomStateName {
  if (view.isPaused) return 'paused';
  if (view.phase === 'asking') return view.isSpeaking ? 'speaking' : 'thinking';
  if (view.phase === 'answering') return canSpeak(view) && !view.typing ? 'listening' : 'waiting';
  return 'thinking';
}

function detailOf(view: ProctoredView) {
  const state = stateOf(view);
  if (state === 'paused') return 'proctored.detail.paused';
  if (state === 'speaking' || state === 'listening') return `room.detail.${state}` as const;
  if (state === 'waiting') return view.microphone === 'opening' ? 'room.detail.opening' : 'room.detail.typeOnly';
  return view.phase === 'asking' ? 'proctored.detail.voice' : 'proctored.detail.words';
}
