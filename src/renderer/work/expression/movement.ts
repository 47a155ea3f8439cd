/** How restless a head is. Heads move whenever people speak (Hadar et al. 1983), so a little is still 0. */
import type { Look } from './look.ts';

/** Over so long, the trembling of landmarks is small beside a movement. */
const SPAN_S = 0.3;
/** Looks that are further apart say nothing of a movement. */
const GAP_S = 1.2;
/** Degrees a second, and heights of the face a second: [still, restless]; bounds are ours. */
const TURNING = [5, 45] as const;
const SHIFTING = [0.1, 1] as const;

const rise = (value: number, [still, restless]: readonly [number, number]): number => Math.min(1, Math.max(0, (value - still) / (restless - still)));

/** For each look 0..1; null where no face is, or none was shortly before. */
export function toMovements(looks: readonly Look[]): (number | null)[] {
  let from = 0;
  return looks.map(({ face, atS }) => {
    if (face === null) return null;
    while ((looks[from + 1]?.atS ?? Infinity) <= atS - SPAN_S + 1e-6) from += 1;
    const earlier = looks[from];
    const seconds = atS - (earlier?.atS ?? atS);
    if (earlier?.face == null || seconds < SPAN_S / 2 || seconds > GAP_S) return null;
    const [a, b] = [earlier.face, face];
    const turned = Math.hypot(b.pose.yaw - a.pose.yaw, b.pose.pitch - a.pose.pitch, b.pose.roll - a.pose.roll);
    const height = Math.max(0.02, (a.box.height + b.box.height) / 2);
    const middle = (box: typeof a.box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const [p, q] = [middle(a.box), middle(b.box)];
    const shifted = Math.hypot(q.x - p.x, q.y - p.y) / height;
    return Math.max(rise(turned / seconds, TURNING), rise(shifted / seconds, SHIFTING));
  });
}
