import { useTranslation } from 'react-i18next';
import type { TalkTurn } from '../../data/voice.ts';
import { toPercent } from '../format.ts';
import { PlayTurn } from './play-turn.tsx';
import type { TurnSound } from './use-turn-sound.ts';
import css from './talk-report.module.css';

interface TurnLineProps {
  readonly turn: TalkTurn | undefined;
  /** Shown when the turn is not there. */
  readonly fallback: string;
  readonly sound: TurnSound;
}

/** What was said in one turn: the words that count, what was heard where it differs, and the sound. */
export function TurnLine({ turn, fallback, sound }: TurnLineProps) {
  const { t } = useTranslation();
  if (!turn) return fallback === '' ? null : <p lang={sound.language}>{fallback}</p>;
  const { role, text, source, corrected, heard, recognisedText, sequence } = turn;
  const marks = [
    source === 'typed' && t('talkReport.typed'),
    corrected && t('talkReport.corrected'),
    heard < 1 && t('talkReport.cut', { share: toPercent(heard) }),
  ].filter((mark) => mark !== false);
  return (
    <div className={css.turn} data-role={role}>
      <div className={css.head}>
        <span>{role === 'interviewer' ? t('room.interviewer') : (sound.candidate ?? t('room.you'))}</span>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
        <PlayTurn sequence={sequence} sound={sound} label={text} />
      </div>
      <p className={css.text} lang={sound.language}>
        {text}
      </p>
      {recognisedText !== null && recognisedText !== text && (
        <p className={css.note} lang={sound.language}>
          <span lang="">{t('talkReport.recognised')}</span> {recognisedText}
        </p>
      )}
    </div>
  );
}
