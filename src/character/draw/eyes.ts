/** Eyes with lids, and brows. */
import { dot, draw, paint, sided, SIDES, within, type Brush, type Outline } from '../brush.ts';
import type { Life } from '../life.ts';
import type { Features } from '../look.ts';

const WHITE = '#f4f1ec';
/** Half of an eye's width. */
const HALF = 19;
const IRIS = 9;

/** Around the point between the eyes. @param apart distance of each from the middle line */
export function drawEyes(brush: Brush, features: Features, { blink, gazeX, gazeY, brows }: Life, apart: number): void {
  for (const side of SIDES) {
    brush.save();
    brush.translate(side * apart, 0);
    drawEye(brush, features, side, { blink, gazeX, gazeY });
    drawBrow(brush, features, side, brows);
    brush.restore();
  }
}

/** Side 1 has its outer corner at the right. */
function drawEye(brush: Brush, { iris, lash, lashWidth, shade }: Features, side: 1 | -1, { blink, gazeX, gazeY }: Pick<Life, 'blink' | 'gazeX' | 'gazeY'>): void {
  const lid = -10.5 * (1 - blink) + 3.6 * blink + gazeY * 2 * (1 - blink);
  const lower = 6.2 - 0.8 * blink;
  const [innerX, innerY, outerX, outerY] = [-HALF, 2.6, HALF, -0.6];
  const upperLid: Outline = sided(side, [[innerX, innerY], [-9, lid * 1.2, 8, lid * 1.42, outerX, outerY]]);
  const almond: Outline = [...upperLid, ...sided(side, [[outerX, outerY], [10, lower * 1.12, -8, lower * 1.2, innerX, innerY]]).slice(1)];
  paint(brush, WHITE, almond);
  within(brush, almond, () => {
    const [x, y] = [gazeX * 8, -1.6 + gazeY * 5];
    dot(brush, iris, x, y, IRIS);
    brush.globalAlpha = 0.35;
    dot(brush, '#10161a', x, y - 2.5, IRIS, IRIS * 0.8);
    brush.globalAlpha = 1;
    dot(brush, '#15191c', x, y, 4.1);
    dot(brush, '#ffffff', x - 2.8, y - 3.2, 1.9);
    // The lid's shadow on the eye.
    brush.globalAlpha = 0.16;
    paint(brush, '#3a2a24', sided(side, [[innerX, innerY - 8], [-9, lid * 1.2 + 4, 8, lid * 1.42 + 5, outerX, outerY + 1], [outerX, -20], [innerX, -20]]));
    brush.globalAlpha = 1;
  });
  draw(brush, lash, lashWidth, [...upperLid.slice(0, 1), ...upperLid.slice(1)]);
  if (lashWidth > 2.5) draw(brush, lash, lashWidth * 0.7, sided(side, [[outerX - 1, outerY - 0.4], [outerX + 2, outerY - 1.4, outerX + 4, outerY - 3.6]]));
  brush.globalAlpha = 0.75;
  draw(brush, shade, 1.5, sided(side, [[innerX + 3, innerY - 8 + blink * 2], [-8, lid * 1.16 - 6, 8, lid * 1.3 - 6.5, outerX - 1, outerY - 7 + blink]]));
  brush.globalAlpha = 0.5;
  draw(brush, shade, 1.3, sided(side, [[innerX + 7, 7.4], [-4, 10.4, 6, 10.2, outerX - 5, 5.8]]));
  brush.globalAlpha = 1;
}

function drawBrow(brush: Brush, { brow, browThickness }: Features, side: 1 | -1, raised: number): void {
  const y = -27 - raised * 4;
  paint(brush, brow, sided(side, [
    [-20, y + 2.5], [-8, y - 4.5, 8, y - 7, 26, y + 0.5], [25, y + 2.5], [8, y - 7 + browThickness, -6, y - 4 + browThickness, -20, y + 1.5 + browThickness * 0.8], [-22, y + browThickness * 0.5, -20, y + 2.5],
  ]));
}
