import { useTranslation } from 'react-i18next';
import { PlayButton } from '../play-button.tsx';
import type { TurnSound } from './use-turn-sound.ts';

interface PlayTurnProps {
  readonly sequence: number;
  readonly sound: TurnSound;
  /** What is said there, to tell one button from another. */
  readonly label?: string;
}

/** Plays a turn; nothing where nothing was recorded. */
export function PlayTurn({ sequence, sound, label }: PlayTurnProps) {
  const { t } = useTranslation();
  const { turns, clip } = sound;
  if (!turns.some((turn) => turn.sequence === sequence && turn.hasAudio)) return null;
  const isPlaying = clip.current === sequence;
  const what = label === undefined ? t('talkReport.play') : t('talkReport.playQuote', { quote: label });
  return (
    <PlayButton isPlaying={isPlaying} label={isPlaying ? t('talkReport.stop') : what} onPress={() => (isPlaying ? clip.stop() : clip.play(sequence))}>
      {sequence}
    </PlayButton>
  );
}
