/**
 * Where a head is and where it points, from the 4x4 facial transformation matrix.
 *
 * The matrix places the canonical face (x to the picture's right, y up, z out of the face) before a camera at the
 * origin that looks along -z: column-major, centimetres. The picture is as the camera sees it, not mirrored.
 * Signs: yaw > 0 turns toward the picture's right (the person's own left), pitch > 0 looks up, roll > 0 turns the
 * picture of the head counterclockwise.
 */

export interface HeadPose {
  /** Degrees; rotation = Ry(yaw) · Rx(-pitch) · Rz(roll). */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Centimetres from the camera, x to the picture's right, y up; an estimate for a camera with a 63° vertical view. */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const within = (value: number): number => Math.min(1, Math.max(-1, value));

/** @param matrix sixteen numbers, column by column; null when they place no head before the camera */
export function toHeadPose(matrix: readonly number[]): HeadPose | null {
  if (matrix.length !== 16 || !matrix.every(Number.isFinite)) return null;
  // The columns are the face's own axes; a scale of the face lies in their lengths.
  const scale = Math.hypot(matrix[0] ?? 0, matrix[1] ?? 0, matrix[2] ?? 0);
  if (scale < 1e-6) return null;
  const at = (row: number, column: number): number => (matrix[column * 4 + row] ?? 0) / scale;
  const [x = 0, y = 0, z = 0] = matrix.slice(12, 15);
  if (z >= 0) return null;
  return {
    yaw: degrees(Math.atan2(at(0, 2), at(2, 2))),
    pitch: degrees(Math.asin(within(at(1, 2)))),
    roll: degrees(Math.atan2(at(1, 0), at(1, 1))),
    x,
    y,
    distance: -z,
  };
}

/** A direction in degrees: x > 0 toward the picture's right, y > 0 up. */
export interface Direction {
  readonly x: number;
  readonly y: number;
}

/** Where the head points as seen from the line to the camera: 0, 0 faces the camera wherever in the picture it is. */
export function towardCamera({ yaw, pitch, x, y, distance }: HeadPose): Direction {
  return { x: yaw + degrees(Math.atan2(x, distance)), y: pitch + degrees(Math.atan2(y, distance)) };
}
