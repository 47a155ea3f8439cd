import { useTranslation } from 'react-i18next';
import { COMFORTABLE_LIVE_PACE } from '../../../../../contracts/coaching.ts';
import css from './figures.module.css';
import { isTypicalKnown, toFigure, toSureness, type FigureName } from './figures.ts';

/** Where the live hint begins. */
const HASTE = { en: COMFORTABLE_LIVE_PACE.en.high, ru: COMFORTABLE_LIVE_PACE.ru.high };

interface FigureRowProps {
  readonly name: FigureName;
  readonly value: number | null;
  readonly confidence: number;
}

export function FigureRow({ name, value, confidence }: FigureRowProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className={css.figure}>
      <dt>{t(`coachingReport.measures.${name}.name`)}</dt>
      <dd className={css.value}>
        {value === null ? (
          <span className={css.unknown}>{t('coachingReport.figures.unknown')}</span>
        ) : (
          <>
            <span className={css.number}>{toFigure(name, value, i18n.language)}</span> {t(`coachingReport.measures.${name}.unit`)}
            <span className={css.sure}>{t(`coachingReport.figures.sure.${toSureness(confidence)}`)}</span>
          </>
        )}
      </dd>
      <dd className={css.explain}>
        {t(`coachingReport.measures.${name}.explain`)} {isTypicalKnown(name) && t(`coachingReport.typical.${name}`, HASTE)}
        <details>
          <summary>{t('coachingReport.figures.how')}</summary>
          <p>
            {t('coachingReport.figures.formula')}: <code>{t(`coachingMeasures.formula.${name}`)}</code>
          </p>
          <p>
            {t('coachingReport.figures.source')}: {t(`coachingMeasures.source.${name}`)}
          </p>
        </details>
      </dd>
    </div>
  );
}
