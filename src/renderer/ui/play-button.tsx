import { Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './play-button.module.css';

interface PlayButtonProps {
  readonly isPlaying: boolean;
  /** What a press does, for those who do not see the button. */
  readonly label: string;
  readonly children?: ReactNode;
  readonly onPress: () => void;
}

/** Plays a piece of sound, or stops it. */
export function PlayButton({ isPlaying, label, children, onPress }: PlayButtonProps) {
  const Icon = isPlaying ? Square : Play;
  return (
    <button type="button" className={css.play} aria-label={label} title={label} onClick={onPress}>
      <Icon size={12} aria-hidden fill="currentColor" />
      {children}
    </button>
  );
}
