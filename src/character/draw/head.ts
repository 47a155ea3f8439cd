/** The face without eyes and mouth: skull, ears, nose, and the shade that gives them depth. */
import { dot, draw, paint, sided, SIDES, symmetric, within, type Brush, type Outline } from '../brush.ts';
import type { Features, Look } from '../look.ts';

/** The face's edge around the point between the eyes. @param drop how far the jaw is down */
export const faceOutline = (look: Look, drop: number): Outline =>
  look === 'alex'
    ? symmetric([[0, -128], [62, -128, 92, -84, 92, -22], [92, 14, 90, 40, 82, 66], [74, 96 + drop * 0.5, 44, 138 + drop, 0, 138 + drop]])
    : symmetric([[0, -126], [60, -126, 87, -82, 87, -22], [87, 14, 84, 36, 75, 62], [64, 94 + drop * 0.5, 36, 134 + drop, 0, 134 + drop]]);

export function drawHead(brush: Brush, look: Look, { skin, shade, blush }: Features, drop: number): void {
  if (look === 'alex') {
    for (const side of SIDES) {
      paint(brush, skin, sided(side, [[86, -14], [104, -26, 108, 4, 101, 26], [97, 42, 88, 40, 84, 30]]));
      brush.globalAlpha = 0.6;
      draw(brush, shade, 2.4, sided(side, [[93, -8], [101, -8, 98, 12, 92, 20]]));
      brush.globalAlpha = 1;
    }
  }
  const face = faceOutline(look, drop);
  paint(brush, skin, face);
  within(brush, face, () => {
    // Light comes from the left; one side of the face lies in a little shade.
    brush.globalAlpha = 0.16;
    paint(brush, shade, [[104, -140], [80, -70], [88, -10, 70, 40], [60, 92, 22, 146 + drop], [110, 150 + drop]]);
    brush.globalAlpha = 0.06;
    for (const side of SIDES) for (const size of [1, 0.75, 0.5]) dot(brush, blush, side * 53, 42, 27 * size, 20 * size);
    brush.globalAlpha = 1;
  });
}

/** Between eyes and mouth; it turns further than the face's edge. */
export function drawNose(brush: Brush, look: Look, { shade }: Features): void {
  const width = look === 'alex' ? 17 : 14;
  brush.globalAlpha = 0.42;
  paint(brush, shade, [[5, -8], [9, 16, width - 4, 34, width, 44], [width - 4, 52, 4, 51], [6, 42, 5, -8]]);
  brush.globalAlpha = 0.9;
  draw(brush, shade, 2.2, [[-width + 5, 49], [-5, 55, 0, 54.5], [5, 55, width - 5, 49]]);
  for (const side of SIDES) draw(brush, shade, 2, sided(side, [[width - 2, 40], [width + 3, 46, width - 4, 50.5]]));
  brush.globalAlpha = 1;
}

/** What lies around the mouth and moves with it. */
export function drawFolds(brush: Brush, { shade }: Features, drop: number, mouthY: number): void {
  brush.globalAlpha = 0.32;
  for (const side of SIDES) draw(brush, shade, 1.8, sided(side, [[25, 46], [35, 54, 40, mouthY - 8 + drop * 0.3]]));
  brush.globalAlpha = 0.4;
  draw(brush, shade, 2.2, [[-12, mouthY + 23 + drop * 1.15], [0, mouthY + 27 + drop * 1.15, 12, mouthY + 23 + drop * 1.15]]);
  brush.globalAlpha = 1;
}
