import { Keyboard, Mic, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { talkMode } from '../../../data/voice-preferences.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { StateWord } from '../../../ui/state-word.tsx';
import { TypedAnswer } from '../../room/typed-answer.tsx';
import css from '../../room/answer-bar.module.css';
import { HoldButton } from './hold-button.tsx';
import { stateOf, type TalkView } from './talk-view.ts';
import type { Talk } from './talk-controls.ts';

/** Of the socket's `text`. */
const longestAnswer = 20_000;

interface TalkBarProps {
  readonly view: TalkView;
  readonly talk: Talk;
  readonly mode: 'free' | 'hold';
}

/** The foot of the room: one state word, and three equal ways to answer. */
export function TalkBar({ view, talk, mode }: TalkBarProps) {
  const { t } = useTranslation();
  const state = stateOf(view);
  const hasMicrophone = view.microphone === 'open' || view.microphone === 'opening';
  const canAnswer = view.phase === 'talking' && !view.isPaused && view.link !== 'elsewhere';
  const showTyping = canAnswer && (view.isTyping || !hasMicrophone);
  return (
    <footer className={css.bar}>
      {view.notice && <Notice kind="caution">{t(`talk.notice.${view.notice}`)}</Notice>}
      {showTyping && (
        <TypedAnswer
          heard=""
          language={view.room?.language}
          maxLength={longestAnswer}
          onSend={(text) => talk.sendText(text)}
          onCancel={view.isTyping ? () => talk.setTyping(false) : null}
        />
      )}
      <div className={css.line}>
        <StateWord state={state} word={t(`talk.state.${state}`)} detail={t(`talk.detail.${detailOf(view, mode)}`)} />
        <div className={css.actions}>
          {canAnswer && (
            <Button kind="quiet" icon={RotateCcw} onClick={() => talk.repeat()}>
              {t('talk.repeat')}
              <KeyHint keys="R" />
            </Button>
          )}
          {canAnswer && !showTyping && (
            <>
              <Button kind="quiet" icon={Keyboard} onClick={() => talk.setTyping(true)}>
                {t('talk.type')}
              </Button>
              <Segmented
                label={t('talk.mode')}
                value={mode}
                options={[
                  { value: 'free', label: t('talk.modeFree') },
                  { value: 'hold', label: t('talk.modeHold') },
                ]}
                onValue={talkMode.set}
              />
              {mode === 'hold' && <HoldButton isHeld={view.isHeld} onHold={talk.hold} />}
            </>
          )}
          {view.isPaused && (
            <Button kind="primary" size="large" icon={Mic} onClick={() => talk.resume()}>
              {t('talk.continue')}
              <KeyHint keys={t('room.space')} />
            </Button>
          )}
        </div>
      </div>
    </footer>
  );
}

function detailOf(view: TalkView, mode: 'free' | 'hold') {
  if (view.phase === 'ending') return 'ending';
  if (view.phase === 'opening') return 'starting';
  const state = stateOf(view);
  if (state === 'paused' || state === 'speaking') return state;
  if (state === 'thinking') {
    if (view.turns.length === 0) return 'starting';
    return view.state === 'processing_stt' ? 'hearing' : view.state === 'speaking' ? 'voice' : 'reply';
  }
  if (state === 'waiting') return view.microphone === 'opening' ? 'opening' : 'typeOnly';
  if (view.isHeld) return 'holding';
  if (view.isThinkingPause) return 'thinkingPause';
  if (view.isSpeaking) return 'speakingNow';
  return mode === 'free' ? 'free' : 'held';
}
