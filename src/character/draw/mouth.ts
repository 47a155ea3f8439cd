/** Lips, teeth and tongue in any of their shapes. */
import { dot, draw, paint, symmetric, within, type Brush, type Outline } from '../brush.ts';
import type { Features } from '../look.ts';
import type { MouthShape } from '../viseme.ts';

const CAVITY = '#45191b';
const TEETH = '#f1ece4';
const TONGUE = '#b4605b';
/** How far a wide open mouth is open. */
const OPENING = 27;
/** The jaw goes down less than the lower lip does. */
const JAW = 0.62;

/** How far the chin comes down. */
export const jawDrop = ({ open, press }: MouthShape): number => open * (1 - press) * OPENING * JAW;

/** Around the middle of the closed lips. */
export function drawMouth(brush: Brush, { mouth, lips, upperLip, lowerLip, lipLine }: Features, { open, wide, round, teeth, tongue, press, bite }: MouthShape): void {
  const half = mouth * (1 + 0.17 * wide - 0.36 * round + 0.03 * press);
  const gap = open * (1 - press) * OPENING;
  const corner = -2.2 - 1.4 * wide + gap * 0.18;
  const top = -gap * 0.2 - 1.5 * bite;
  const bottom = gap * 0.8;
  const flat = 1 - 0.55 * press;
  const [thickUp, thickDown] = [lips[0] * flat * (1 + 0.22 * round - 0.12 * wide), lips[1] * flat * (1 + 0.16 * round - 0.1 * wide) * (1 - 0.55 * bite)];
  // A rounded mouth is fuller at its sides, a spread one ends in points.
  const full = 0.5 + 0.3 * round + 0.12 * open;
  const inner = symmetric([[0, top], [half * full, top, half * 0.86, corner - gap * 0.16, half - 1, corner], [half * 0.86, corner + gap * 0.42, half * full, bottom, 0, bottom]]);
  const upper: Outline = symmetric([
    [0, top - thickUp * 0.8], [half * 0.1, top - thickUp * 1.06, half * 0.2, top - thickUp * 1.16, half * 0.27, top - thickUp * 1.1],
    [half * 0.62, top - thickUp * 0.82, half * 0.86, corner - 2.4, half, corner], [half * 0.84, corner - gap * 0.1 + 0.8, half * full, top + 0.8, 0, top + 0.8],
  ]);
  const lower: Outline = symmetric([
    [0, bottom - 0.8], [half * full, bottom - 0.8, half * 0.84, corner + gap * 0.4 - 0.8, half - 1.5, corner],
    [half * 0.86, corner + gap * 0.5 + thickDown * 0.5, half * 0.58, bottom + thickDown, 0, bottom + thickDown],
  ]);
  paint(brush, CAVITY, inner);
  within(brush, inner, () => {
    const tongueTop = bottom - gap * 0.3 - gap * 0.42 * tongue;
    dot(brush, TONGUE, 0, tongueTop + 11, half * 0.62, 11);
    const shown = Math.min(8.5, 2 + 6.5 * teeth) * Math.min(1, teeth * 2);
    paint(brush, TEETH, [[-half * 0.8, top - 4], [half * 0.8, top - 4], [half * 0.8, top + shown * 0.6], [half * 0.4, top + shown + 1, 0, top + shown], [-half * 0.4, top + shown + 1, -half * 0.8, top + shown * 0.6]]);
    // Lower teeth come into view where the jaw is nearly closed and the lips are apart ("s").
    if (teeth > 0.7 && tongue < 0.5) paint(brush, '#e3dcd2', [[-half * 0.7, bottom + 3], [half * 0.7, bottom + 3], [half * 0.6, bottom - 2.4], [-half * 0.6, bottom - 2.4]]);
  });
  paint(brush, upperLip, upper);
  if (bite > 0.25) paint(brush, TEETH, symmetric([[0, top + 0.6], [half * 0.42, top + 0.6], [half * 0.4, top + 0.6 + 4.4 * bite], [0, top + 0.6 + 5 * bite]]));
  paint(brush, lowerLip, lower);
  // Where the lips meet.
  if (gap < 4) draw(brush, lipLine, 1.7 - gap * 0.25, [[-half + 0.5, corner], [-half * 0.5, (top + bottom) / 2 + 0.9, 0, (top + bottom) / 2 + 0.4], [half * 0.5, (top + bottom) / 2 + 0.9, half - 0.5, corner]]);
  brush.globalAlpha = 0.55;
  for (const side of [1, -1]) draw(brush, lipLine, 1.5, [[side * (half - 1), corner], [side * (half + 1), corner - 0.6, side * (half + 2.4), corner - 1.8]]);
  brush.globalAlpha = 1;
}
