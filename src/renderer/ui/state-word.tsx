import css from './state-word.module.css';

export type RoomStateName = 'listening' | 'waiting' | 'thinking' | 'speaking' | 'paused';

/** The one large word that says what goes on. Each state has its own shape beside its own colour. */
export function StateWord({ state, word, detail }: { readonly state: RoomStateName; readonly word: string; readonly detail?: string }) {
  return (
    <div className={css.state} data-state={state} role="status" aria-live="polite">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden className={css.shape}>
        {state === 'listening' && <circle cx="12" cy="12" r="8" />}
        {state === 'waiting' && <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" strokeWidth="3" />}
        {state === 'thinking' && <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="6 5" />}
        {state === 'speaking' && <path d="M5 5 L20 12 L5 19 Z" />}
        {state === 'paused' && <path d="M6 5h4v14H6zM14 5h4v14h-4z" />}
      </svg>
      <span className={css.word}>{word}</span>
      {detail && <span className={css.detail}>{detail}</span>}
    </div>
  );
}
