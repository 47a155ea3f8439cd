import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { voiceDesk, type TalkDetail } from '../../data/voice.ts';
import { FailureText } from '../failure-text.tsx';
import { toFirstWords, toMinute } from '../format.ts';
import { Notice } from '../notice.tsx';
import { Panel } from '../page.tsx';
import { PlayButton } from '../play-button.tsx';
import { useClip } from '../use-clip.ts';
import css from './talk-report.module.css';

/** Recordings that came in and could not be understood; nothing where there are none. */
export function UnheardRecordings({ id, turns, unheard }: Pick<TalkDetail, 'id' | 'turns' | 'unheard'>) {
  const { t, i18n } = useTranslation();
  const fetchSound = useCallback((number: number, signal: AbortSignal) => voiceDesk.unheardVoiceAudio({ params: { id, number }, signal }), [id]);
  const clip = useClip(fetchSound);
  if (unheard.length === 0) return null;
  return (
    <Panel title={t('talkReport.unheard')}>
      <p className={css.note}>{t('talkReport.unheardText')}</p>
      {clip.problem && (
        <Notice kind="caution">
          {t('talkReport.notPlayed')}. <FailureText error={clip.problem} />
        </Notice>
      )}
      <ul className={css.list}>
        {unheard.map(({ number, afterSequence, at }, index) => {
          const time = toMinute(at, i18n.language);
          const before = turns.find(({ sequence }) => sequence === afterSequence);
          const what = before ? t('talkReport.unheardAfter', { time, words: toFirstWords(before.text) }) : afterSequence === 0 ? t('talkReport.unheardFirst', { time }) : time;
          const isPlaying = clip.current === number;
          return (
            <li key={number}>
              <PlayButton isPlaying={isPlaying} label={isPlaying ? t('talkReport.stop') : t('talkReport.playQuote', { quote: what })} onPress={() => (isPlaying ? clip.stop() : clip.play(number))}>
                {index + 1}
              </PlayButton>{' '}
              {what}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
