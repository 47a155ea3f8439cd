import { useEffect, useRef } from 'react';

export interface RoomKeys {
  /** Space: what the main button does now. */
  readonly main: () => void;
  /** Esc: pause, or go on. */
  readonly pause: () => void;
  /** R (К on a Russian keyboard): the question again. */
  readonly repeat: () => void;
}

/** Keys of the room. They rest while the person types or a control has the focus that uses the same key. */
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
      else if (event.code === 'Space' && !target?.matches('button, a, summary, [role=switch], [role=radio], input')) current.current.main();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
