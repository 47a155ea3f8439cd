import { useEffect, useRef } from 'react';

export interface RoomKeys {
  /** Space: what the main button does now. */
  readonly main: () => void;
  /** Space let go again. */
  readonly release?: () => void;
  /** Esc: pause, or go on. */
  readonly pause: () => void;
  /** R (К on a Russian keyboard): the question again. */
  readonly repeat: () => void;
  /** Enter, where no control uses it. */
  readonly confirm?: () => void;
  /** D (В): figures for the curious. */
  readonly figures?: () => void;
}

/** What takes Enter and Space for itself; players among it, whose buttons no event tells. */
const PRESSED = 'button, a, summary, audio, video';

/**
 * Keys of the room. They rest while the person types or a control that was reached by keyboard uses the same key.
 * A button lets go of the focus once it was pressed, so that Space means the main button again.
 */
export function useRoomKeys(keys: RoomKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const typing = target?.matches('input:not([type=checkbox]), textarea, select, [contenteditable]') ?? false;
      if (event.code === 'Escape') current.current.pause();
      else if (typing) return;
      else if (event.code === 'KeyR') current.current.repeat();
      else if (event.code === 'KeyD' && current.current.figures) current.current.figures();
      else if (event.code === 'Enter' && current.current.confirm && !target?.matches(PRESSED)) current.current.confirm();
      else if (event.code === 'Space' && !target?.matches(`${PRESSED}, [role=switch], [role=radio], input`)) current.current.main();
      else return;
      event.preventDefault();
    };
    const release = (event: KeyboardEvent) => event.code === 'Space' && current.current.release?.();
    const leave = () => current.current.release?.();
    // In a task of its own: what a press opens has taken the focus by then.
    const letGo = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      setTimeout(() => {
        if (button && button === document.activeElement && !button.matches('[role=switch]')) button.blur();
      });
    };
    document.addEventListener('keydown', press);
    document.addEventListener('keyup', release);
    window.addEventListener('blur', leave);
    document.addEventListener('click', letGo);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('keyup', release);
      window.removeEventListener('blur', leave);
      document.removeEventListener('click', letGo);
    };
  }, []);
}
