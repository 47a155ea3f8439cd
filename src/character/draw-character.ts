/** The interviewer, drawn: one picture from a look, a mouth and a bit of life. No picture files, no state. */
import type { Brush } from './brush.ts';
import { drawBody } from './draw/body.ts';
import { drawEyes } from './draw/eyes.ts';
import { drawHairBefore, drawHairBehind } from './draw/hair.ts';
import { drawFolds, drawHead, drawNose } from './draw/head.ts';
import { drawMouth, jawDrop } from './draw/mouth.ts';
import type { Life } from './life.ts';
import { FEATURES, type Look } from './look.ts';
import type { MouthShape } from './viseme.ts';

/** Raised whenever the same input gives another picture: videos that were kept are made anew. */
export const DRAWING = '1';

export interface Pose {
  readonly look: Look;
  readonly mouth: MouthShape;
  readonly life: Life;
}

/** All is drawn in a square of this size and scaled. */
const UNITS = 512;
/** Between the eyes, and where the neck turns. */
const [EYES_Y, PIVOT_Y] = [222, 372];
const MOUTH_Y = 86;

/** Fills the square from (0, 0) to (size, size). */
export function drawCharacter(brush: Brush, { look, mouth, life }: Pose, size: number): void {
  const features = FEATURES[look];
  const drop = jawDrop(mouth);
  const inHead = (depth: number, content: () => void): void => {
    brush.save();
    brush.translate(life.headX, PIVOT_Y + life.headY - 0.6 * life.breath);
    brush.rotate(life.roll);
    // What is nearer moves further when the head turns.
    brush.translate(life.turn * depth, EYES_Y - PIVOT_Y + life.nod * depth * 0.7);
    content();
    brush.restore();
  };
  brush.save();
  brush.scale(size / UNITS, size / UNITS);
  brush.fillStyle = features.backdrop;
  brush.fillRect(0, 0, UNITS, UNITS);
  brush.translate(UNITS / 2, 0);
  inHead(-3, () => drawHairBehind(brush, look, features));
  drawBody(brush, look, features, life.breath);
  inHead(0, () => drawHead(brush, look, features, drop));
  inHead(3.5, () => {
    drawFolds(brush, features, drop, MOUTH_Y);
    brush.save();
    brush.translate(0, MOUTH_Y);
    drawMouth(brush, features, mouth);
    brush.restore();
    drawEyes(brush, features, life, look === 'alex' ? 41 : 39);
  });
  inHead(6, () => drawNose(brush, look, features));
  inHead(1.5, () => drawHairBefore(brush, look, features));
  brush.restore();
}
