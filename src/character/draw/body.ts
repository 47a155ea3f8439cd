/** Neck, shoulders and clothes. */
import { draw, paint, sided, SIDES, symmetric, type Brush } from '../brush.ts';
import type { Features, Look } from '../look.ts';

/** In units of the picture, around its middle line. @param breath -1..1, lifts the shoulders */
export function drawBody(brush: Brush, look: Look, features: Features, breath: number): void {
  const { neck, shoulders, skin, shade, coat, coatShade, shirt, shirtShade } = features;
  const lift = -1.6 * breath;
  const top = 424 + lift;
  // Neck, with the chin's shadow.
  paint(brush, skin, symmetric([[0, 300], [neck - 4, 300], [neck - 5, 372, neck + 2, 398, neck + 20, top + 4], [0, 476]]));
  brush.globalAlpha = 0.8;
  paint(brush, shade, symmetric([[0, 320], [neck - 4, 320], [neck - 4.5, 352], [neck * 0.6, 388, 0, 392]]));
  brush.globalAlpha = 1;
  if (look === 'maria') drawNeckline(brush, shade, top);
  const body = symmetric([[0, 470], [neck + 16, top - 4], [neck + 60, top + 6, shoulders - 20, top + 14, shoulders, top + 62], [shoulders + 12, 540], [0, 540]]);
  if (look === 'alex') {
    paint(brush, shirt, symmetric([[0, 466], [neck + 14, top - 8], [neck + 34, 512], [0, 512]]));
    for (const side of SIDES) {
      // Collar.
      paint(brush, shirt, sided(side, [[neck - 6, top - 38], [neck + 15, top - 12], [44, 470], [4, 462], [22, top + 10, neck - 6, top - 38]]));
      draw(brush, shirtShade, 2, sided(side, [[neck + 13, top - 10], [44, 470], [4, 462]]));
    }
    draw(brush, shirtShade, 2, [[0, 466], [0, 512]]);
    for (const side of SIDES) {
      paint(brush, coat, sided(side, [[neck + 10, top - 18], [neck + 60, top + 4, shoulders - 20, top + 12, shoulders, top + 66], [shoulders + 12, 540], [10, 540], [50, 486, neck + 12, top + 6]]));
      paint(brush, coatShade, sided(side, [[neck + 10, top - 18], [neck + 26, top - 10], [84, 468, 66, 486], [48, 520, 22, 540], [6, 540], [44, 486, neck + 6, top]]));
    }
    return;
  }
  paint(brush, coat, body);
  paint(brush, skin, symmetric([[0, 486], [neck + 13, top - 6], [neck - 2, 380], [0, 380]]));
  brush.globalAlpha = 0.8;
  paint(brush, shade, symmetric([[0, 330], [neck - 3.5, 330], [neck - 4, 356], [neck * 0.55, 386, 0, 390]]));
  brush.globalAlpha = 1;
  drawNeckline(brush, shade, top);
  paint(brush, shirt, symmetric([[0, 482], [neck + 15, top - 2], [neck + 22, top + 8], [20, 520], [0, 540]]));
  for (const side of SIDES) {
    draw(brush, shirtShade, 1.6, sided(side, [[0, 483], [neck + 15, top]]));
    paint(brush, coatShade, sided(side, [[neck + 12, top - 9], [neck + 34, top - 1], [80, 478, 62, 486], [40, 516, 10, 540], [-2, 540], [26, 500, neck + 15, top + 4]]));
  }
}

function drawNeckline(brush: Brush, shade: string, top: number): void {
  brush.globalAlpha = 0.5;
  for (const side of SIDES) draw(brush, shade, 2, sided(side, [[10, 464], [24, top + 26, 44, top + 20]]));
  brush.globalAlpha = 1;
}
