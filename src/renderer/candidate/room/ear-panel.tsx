import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { LevelMeter } from '../../ui/level-meter.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { InterviewRoom } from './interview-room.ts';
import { isRecording, type RoomView } from './room-view.ts';
import css from './ear-panel.module.css';

interface EarProps {
  readonly isOn: boolean;
  readonly word: string;
  readonly level: () => number;
  /** What stands in the way. */
  readonly children: ReactNode;
}

/** Whether the microphone hears: a word with its mark, the level, and under it whatever stands in the way. */
export function Ear({ isOn, word, level, children }: EarProps) {
  const { t } = useTranslation();
  return (
    <div className={css.ear}>
      <div className={css.line}>
        <span className={css.recording} data-on={isOn || undefined}>
          {word}
        </span>
        <div className={css.meter}>
          <LevelMeter label={t('microphone.level')} level={level} muted={!isOn} />
        </div>
      </div>
      {children}
    </div>
  );
}

/** The ear of the screening room. */
export function EarPanel({ view, room }: { readonly view: RoomView; readonly room: InterviewRoom }) {
  const { t } = useTranslation();
  const { microphone } = view;
  const closed = microphone !== 'open' && microphone !== 'opening' && microphone !== 'closed';
  return (
    <Ear isOn={isRecording(view)} word={isRecording(view) ? t('room.recording') : t('room.notRecording')} level={room.microphoneLevel}>
      {closed && (
        <Notice kind="caution" action={<Button onClick={() => void room.openMicrophone()}>{t('states.retry')}</Button>}>
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
