/** Tracks as SVG paths in a field that is 1000 wide. */
import { toRuns, type Track } from './tracks.ts';

const x = (timeS: number, durationS: number): string => Math.min(1000, (timeS / durationS) * 1000).toFixed(2);

/** Values 0..1 as filled steps from below. */
export function toAreaPath({ stepS, values }: Track, durationS: number, height: number): string {
  return toRuns(values.map((value) => (value === null ? null : Math.round(value * 50) / 50)))
    .filter((run) => run.value !== null && run.value > 0)
    .map(({ value, from, to }) => `M${x(from * stepS, durationS)} ${height}V${(height * (1 - (value ?? 0))).toFixed(1)}H${x(to * stepS, durationS)}V${height}Z`)
    .join('');
}

/** Values around zero as a line; `edge` is at the upper rim, -edge at the lower. What lies beyond stays at the rim. */
export function toLinePath({ stepS, values }: Track, durationS: number, height: number, edge: number): string {
  let isDown = false;
  return values.map((value, index) => {
    if (value === null) {
      isDown = false;
      return '';
    }
    const y = (height / 2) * (1 - Math.max(-1, Math.min(1, value / edge)));
    const point = `${isDown ? 'L' : 'M'}${x((index + 0.5) * stepS, durationS)} ${y.toFixed(1)}`;
    isDown = true;
    return point;
  }).join('');
}

/** Where there is no value: a bar along the middle. */
export function toGapPath({ stepS, values }: Track, durationS: number, height: number): string {
  return toRuns(values.map((value) => value === null))
    .filter((run) => run.value)
    .map(({ from, to }) => `M${x(from * stepS, durationS)} ${height / 2 - 2}H${x(to * stepS, durationS)}V${height / 2 + 2}H${x(from * stepS, durationS)}Z`)
    .join('');
}
