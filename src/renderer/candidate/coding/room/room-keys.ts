import { useEffect, useRef } from 'react';

const isMac = navigator.userAgent.includes('Mac OS');

/** What runs the tests, as it is written on this machine's keyboard. */
export const runKeys = isMac ? '⌘↩' : 'Ctrl+Enter';
/** What lets Tab leave the editor, and takes it back. */
export const tabKeys = isMac ? 'Ctrl+Shift+M' : 'Ctrl+M';

interface RoomKeys {
  readonly run: () => void;
  readonly save: () => void;
}

/** Ctrl or Cmd with Enter runs, with S saves, wherever the focus is; in the chat Enter is the chat's. */
export function useRoomKeys(keys: RoomKeys): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.repeat || document.querySelector('dialog[open]')) return;
      const inChat = event.target instanceof HTMLElement && event.target.matches('[data-chat]');
      if (event.code === 'KeyS') current.current.save();
      else if (event.code === 'Enter' && !inChat && !event.defaultPrevented) current.current.run();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
