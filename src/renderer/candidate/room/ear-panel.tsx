import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LevelMeter } from '../../ui/level-meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { RoomView } from './room-view.ts';
import css from './ear-panel.module.css';

interface EarProps {
  /** It is recorded, or sent. */
  readonly isOn: boolean;
  /** The level is shown without that too. */
  readonly isHeard?: boolean;
  readonly word: string;
  readonly level: () => number;
  /** What stands in the way. */
  readonly children: ReactNode;
}

/** Whether the microphone hears: a word with its mark, the level, and under it whatever stands in the way. */
export function Ear({ isOn, isHeard = isOn, word, level, children }: EarProps) {
  const { t } = useTranslation();
  return (
    <div className={css.ear}>
      <div className={css.line}>
        <span className={css.recording} data-on={isOn || undefined}>
          {word}
        </span>
        <div className={css.meter}>
          <LevelMeter label={t('microphone.level')} level={level} muted={!isHeard} />
        </div>
      </div>
      {children}
    </div>
  );
}

interface EarPanelProps {
  readonly view: Pick<RoomView, 'microphone' | 'recogniserProblem' | 'link' | 'sendTrouble'>;
  readonly isRecording: boolean;
  readonly level: () => number;
  readonly onOpen: () => void;
}

/** The ear of a room that records answers by a stream. */
export function EarPanel({ view, isRecording, level, onOpen }: EarPanelProps) {
  const { t } = useTranslation();
  const { microphone } = view;
  const closed = microphone !== 'open' && microphone !== 'opening' && microphone !== 'closed';
  return (
    <Ear isOn={isRecording} word={isRecording ? t('room.recording') : t('room.notRecording')} level={level}>
      {closed && (
        <Notice kind="caution" action={<Button onClick={onOpen}>{t('states.retry')}</Button>}>
          {t(`microphone.${microphone}`)} {t('room.typeMeanwhile')}
        </Notice>
      )}
      {view.recogniserProblem !== null && (
        <Notice kind="caution">
          {t('room.noRecogniser')}
          <span className={css.detail}>{view.recogniserProblem}</span>
        </Notice>
      )}
      {view.link === 'elsewhere' && <Notice kind="caution">{t('room.taken')}</Notice>}
      {view.link === 'lost' && <Notice kind="caution">{t('room.linkLost')}</Notice>}
      {view.sendTrouble && <Notice kind="caution">{t('room.answerKept')}</Notice>}
    </Ear>
  );
}
