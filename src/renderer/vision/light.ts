/** How bright a picture is, measured on a small copy of it. */
import type { Box } from './face-signals.ts';

export interface Light {
  /** Mean brightness of the whole picture, 0..1 (Rec. 709 weights on the coded values). */
  readonly mean: number;
  /** Of the face alone; null where none is seen. */
  readonly face: number | null;
  /** Standard deviation over the whole picture, 0..1: near 0 for a covered lens. */
  readonly contrast: number;
}

export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: ArrayLike<number>;
}

const brightness = (data: ArrayLike<number>, at: number): number =>
  (0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)) / 255;

export function toLight({ width, height, data }: SmallPicture, face: Box | null): Light {
  let [sum, squares, faceSum, faceCount] = [0, 0, 0, 0];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = brightness(data, (row * width + column) * 4);
      sum += value;
      squares += value * value;
      const [x, y] = [(column + 0.5) / width, (row + 0.5) / height];
      if (face !== null && x >= face.x && x <= face.x + face.width && y >= face.y && y <= face.y + face.height) {
        faceSum += value;
        faceCount += 1;
      }
    }
  }
  const count = Math.max(1, width * height);
  const mean = sum / count;
  return { mean, face: faceCount === 0 ? null : faceSum / faceCount, contrast: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
