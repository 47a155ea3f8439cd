import { useTranslation } from 'react-i18next';
import type { Decision } from '../data/desk.ts';
import css from './decision-word.module.css';

/** The recommendation as a word with a shape of its own; it reads in greyscale too. */
export function DecisionWord({ decision, large = false }: { readonly decision: Decision | null; readonly large?: boolean }) {
  const { t } = useTranslation();
  if (decision === null) return <span className={css.none}>{t('decision.none')}</span>;
  return (
    <span className={css.word} data-decision={decision} data-large={large || undefined}>
      <svg viewBox="0 0 16 16" width={large ? 18 : 12} height={large ? 18 : 12} aria-hidden>
        {decision === 'move' && <path d="M8 2 L15 14 H1 Z" />}
        {decision === 'discuss' && <circle cx="8" cy="8" r="6.5" />}
        {decision === 'reject' && <rect x="2" y="2" width="12" height="12" />}
      </svg>
      {t(`decision.${decision}`)}
    </span>
  );
}
