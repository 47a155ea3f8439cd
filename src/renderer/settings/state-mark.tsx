import { CircleCheck, CircleDashed, CircleX, Clock, Loader } from 'lucide-react';
import css from './section.module.css';

const icons = { ready: CircleCheck, installed: CircleCheck, loading: Loader, installing: Loader, queued: Clock, absent: CircleDashed, failed: CircleX };

export function StateMark({ state, word }: { readonly state: keyof typeof icons; readonly word: string }) {
  const Icon = icons[state];
  return (
    <span className={css.state} data-state={state}>
      <Icon size={16} aria-hidden /> {word}
    </span>
  );
}
