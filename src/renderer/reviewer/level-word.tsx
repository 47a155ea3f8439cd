import { useTranslation } from 'react-i18next';
import type { Level } from '../data/desk.ts';
import css from './level-word.module.css';

const LEVELS: readonly Level[] = ['junior', 'junior+', 'middle', 'middle+', 'senior'];

/** The recommended level as a word; beside it as many of five steps as it is high. */
export function LevelWord({ level, large = false }: { readonly level: Level; readonly large?: boolean }) {
  const { t } = useTranslation();
  const height = LEVELS.indexOf(level) + 1;
  return (
    <span className={css.word} data-large={large || undefined}>
      <svg viewBox="0 0 19 12" width={large ? 29 : 19} height={large ? 18 : 12} aria-hidden>
        {LEVELS.map((each, index) => (
          <rect key={each} x={index * 4 + 0.5} y={9.5 - index * 2.25} width="2" height={2 + index * 2.25} data-full={index < height || undefined} />
        ))}
      </svg>
      {t(`level.${level}`)}
    </span>
  );
}
