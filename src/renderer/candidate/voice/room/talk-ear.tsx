import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Ear } from '../../room/ear-panel.tsx';
import type { TalkView } from './talk-view.ts';
import type { Talk } from './talk-controls.ts';

const problems = ['denied', 'absent', 'busy', 'lost'] as const;

/** Whether the person is heard: the level, and whatever stands in the way. */
export function TalkEar({ view, talk }: { readonly view: TalkView; readonly talk: Talk }) {
  const { t } = useTranslation();
  const problem = problems.find((each) => each === view.microphone);
  const isOn = view.microphone === 'open' && !view.isPaused && !view.isTyping;
  return (
    <Ear isOn={isOn} word={isOn ? t('talk.heardSound') : t('talk.notHeardSound')} level={talk.microphoneLevel}>
      {problem && (
        <Notice kind="caution" action={<Button onClick={() => talk.openMicrophone()}>{t('states.retry')}</Button>}>
          {t(`microphone.${problem}`)} {t('room.typeMeanwhile')}
        </Notice>
      )}
      {view.link === 'lost' && <Notice kind="caution">{t('talk.lost')}</Notice>}
      {view.link === 'elsewhere' && (
        <Notice kind="caution" action={<Button onClick={() => talk.takeOver()}>{t('talk.takeBack')}</Button>}>
          {t('talk.taken')}
        </Notice>
      )}
    </Ear>
  );
}
