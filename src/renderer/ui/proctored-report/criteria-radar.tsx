import { useTranslation } from 'react-i18next';
import { CRITERIA, type Criterion } from './criteria.ts';
import css from './criteria-radar.module.css';

const [WIDTH, HEIGHT, RADIUS] = [340, 230, 78];
const [X, Y] = [WIDTH / 2, HEIGHT / 2 + 8];

/** The first axis points up, the others follow clockwise; the middle is 0, the rim 5. */
function place(index: number, value: number): readonly [number, number] {
  const angle = (index / CRITERIA.length) * 2 * Math.PI - Math.PI / 2;
  return [X + Math.cos(angle) * RADIUS * (value / 5), Y + Math.sin(angle) * RADIUS * (value / 5)];
}
const outline = (values: readonly number[]): string => values.map((value, index) => place(index, value).map((at) => at.toFixed(1)).join(',')).join(' ');

/** Five marks as one shape; its text tells the same. */
export function CriteriaRadar({ means }: { readonly means: Readonly<Record<Criterion, number>> }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const label = CRITERIA.map((criterion) => `${t(`proctoredReport.criterion.${criterion}`)} ${t('proctoredReport.ofFive', { score: number.format(means[criterion]) })}`).join(', ');
  return (
    <svg className={css.radar} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[1, 2, 3, 4, 5].map((ring) => (
        <polygon key={ring} className={css.ring} data-outer={ring === 5 || undefined} points={outline(CRITERIA.map(() => ring))} />
      ))}
      {CRITERIA.map((criterion, index) => {
        const [x, y] = place(index, 5);
        return <line key={criterion} className={css.axis} x1={X} y1={Y} x2={x} y2={y} />;
      })}
      <polygon className={css.shape} points={outline(CRITERIA.map((criterion) => means[criterion]))} />
      {CRITERIA.map((criterion, index) => {
        const [x, y] = place(index, means[criterion]);
        const [nameX, nameY] = place(index, 5.9);
        const anchor = Math.abs(nameX - X) < 8 ? 'middle' : nameX > X ? 'start' : 'end';
        return (
          <g key={criterion}>
            <circle className={css.point} cx={x} cy={y} r={3} />
            <text className={css.name} x={nameX} y={nameY + 4} textAnchor={anchor}>
              {t(`proctoredReport.criterion.${criterion}`)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
