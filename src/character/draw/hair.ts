/** Hair: what lies behind the face, and what lies over it. */
import { draw, paint, symmetric, type Brush } from '../brush.ts';
import type { Features, Look } from '../look.ts';

export function drawHairBehind(brush: Brush, look: Look, { hair }: Features): void {
  if (look === 'alex') {
    paint(brush, hair, symmetric([[0, -150], [70, -152, 106, -108, 101, -30], [96, -4], [0, -20]]));
    return;
  }
  paint(brush, hair, symmetric([[0, -152], [78, -154, 114, -102, 110, -18], [108, 50, 122, 92, 116, 142], [112, 176, 78, 186, 44, 178], [0, 120]]));
}

export function drawHairBefore(brush: Brush, look: Look, { hair, hairLight }: Features): void {
  if (look === 'alex') {
    // Short, parted at the right.
    paint(brush, hair, [
      [-94, -14], [-104, -62, -96, -112, -62, -136], [-30, -160, 32, -164, 66, -138], [98, -114, 104, -60, 94, -14],
      [92, -40, 88, -62, 78, -80], [60, -92, 44, -98, 30, -108], [-6, -92, -50, -92, -74, -82], [-86, -64, -92, -40, -94, -14],
    ]);
    brush.globalAlpha = 0.8;
    draw(brush, hairLight, 3.2, [[34, -120], [0, -102, -40, -102, -70, -94]]);
    draw(brush, hairLight, 3.2, [[30, -132], [-4, -122, -46, -124, -78, -100]]);
    draw(brush, hairLight, 3.2, [[44, -122], [62, -112, 74, -100, 82, -84]]);
    brush.globalAlpha = 1;
    return;
  }
  // Parted at the left, down to the shoulders, behind the cheeks.
  paint(brush, hair, [
    [-24, -148], [30, -158, 92, -142, 104, -66], [108, -20, 104, 40, 108, 92], [102, 70, 92, 40, 88, 10], [86, -26, 72, -62, 40, -84], [10, -100, -12, -112, -24, -126],
    [-34, -102, -62, -84, -76, -48], [-86, -20, -84, 20, -92, 44], [-100, 66, -104, 82, -108, 92], [-104, 40, -110, -20, -106, -66], [-98, -124, -60, -146, -24, -148],
  ]);
  brush.globalAlpha = 0.7;
  draw(brush, hairLight, 3, [[-14, -132], [26, -120, 66, -104, 86, -50]]);
  draw(brush, hairLight, 3, [[0, -142], [50, -134, 88, -108, 97, -44], [101, -12, 100, 22, 104, 50]]);
  draw(brush, hairLight, 3, [[-36, -132], [-58, -118, -84, -96, -95, -44]]);
  brush.globalAlpha = 1;
}
