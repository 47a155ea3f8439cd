import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../data/desk.ts';
import { toPercent } from '../../ui/format.ts';
import css from './score-scale.module.css';

type Score = Pick<Report['recommendation'], 'overall' | 'spread'>;

const WIDTH = 320;
const at = (share: number): number => 6 + share * (WIDTH - 12);
/** Where one recommendation ends and the next begins. */
export const BORDERS = [0.6, 0.8] as const;

/** Where the score could lie, in words. */
export function spreadText({ low, high }: NonNullable<Score['spread']>, t: TFunction<'words'>): string {
  const [least, most] = [toPercent(low), toPercent(high)];
  return least === most ? t('report.spreadNone') : t('report.spread', { low: least, high: most });
}

/** The score on its scale, with its spread and the borders of the recommendations. */
export function ScoreScale({ score: { overall, spread } }: { readonly score: Score }) {
  const { t } = useTranslation();
  const words = [
    t('report.overall', { overall: toPercent(overall) }),
    ...(spread === null ? [] : [spreadText(spread, t)]),
    t('report.scaleText', { discuss: toPercent(BORDERS[0]), move: toPercent(BORDERS[1]) }),
  ];
  return (
    <svg className={css.scale} viewBox={`0 0 ${WIDTH} 40`} width={WIDTH} height={40} role="img" aria-label={words.join('. ')}>
      <line className={css.axis} x1={at(0)} y1={12} x2={at(1)} y2={12} />
      {spread && <rect className={css.band} x={at(spread.low)} y={7} width={Math.max(2, at(spread.high) - at(spread.low))} height={10} />}
      {BORDERS.map((border) => (
        <g key={border}>
          <line className={css.border} x1={at(border)} y1={2} x2={at(border)} y2={22} />
          <text className={css.mark} x={at(border)} y={36} textAnchor="middle">
            {Math.round(border * 100)}
          </text>
        </g>
      ))}
      <circle className={css.score} cx={at(overall)} cy={12} r={5} />
    </svg>
  );
}
