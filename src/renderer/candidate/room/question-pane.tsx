import { useTranslation } from 'react-i18next';
import { VoiceWave } from '../../ui/voice-wave.tsx';
import { questionOf, type RoomView } from './room-view.ts';
import css from './question-pane.module.css';

/** The interviewer, the question, and what is being heard as captions. */
export function QuestionPane({ view, voiceLevel }: { readonly view: RoomView; readonly voiceLevel: () => number }) {
  const { t } = useTranslation();
  const question = questionOf(view);
  const number = view.turns.filter((turn) => turn.role === 'assistant').length;
  const heard = view.finals.map((final) => final.text).join(' ');
  return (
    <section className={css.pane} aria-label={t('room.questionLabel')}>
      <VoiceWave level={voiceLevel} active={view.phase === 'speaking'} />
      <div className={css.question}>
        {question && <p className={css.number}>{t('room.questionNumber', { number })}</p>}
        <p className={css.text} lang={view.room?.language} aria-live="polite">
          {question?.text ?? t('room.firstQuestion')}
        </p>
        {view.voiceMissing && <p className={css.note}>{t('room.noVoice')}</p>}
      </div>
      <div className={css.captions} lang={view.room?.language} aria-label={t('room.captions')} role="log" data-empty={heard === '' && view.partial === '' ? true : undefined}>
        <p className={css.heard}>
          {heard} <span className={css.partial} aria-hidden>{view.partial}</span>
        </p>
      </div>
    </section>
  );
}
