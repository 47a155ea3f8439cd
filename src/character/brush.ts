/** The part of a 2D canvas that the character is drawn with: a browser's, or that of a package without a browser. */
export interface Brush {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  globalAlpha: number;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(radians: number): void;
  scale(x: number, y: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  ellipse(x: number, y: number, radiusX: number, radiusY: number, rotation: number, start: number, end: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fill(): void;
  stroke(): void;
  clip(): void;
}

/** Corners and curves of a shape: 2 numbers are a corner, 4 a quadratic curve, 6 a cubic one. The first is where it begins. */
export type Outline = readonly (readonly number[])[];

/** Makes the outline the current path, closed. */
export function trace(brush: Brush, outline: Outline): void {
  brush.beginPath();
  line(brush, outline);
  brush.closePath();
}

/** Adds the outline to the current path. */
function line(brush: Brush, outline: Outline): void {
  outline.forEach(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, ...rest], index) => {
    const count = outline[index]?.length ?? 0;
    if (rest.length > 0) throw new Error('a curve has at most six numbers');
    if (index === 0) brush.moveTo(a, b);
    else if (count === 2) brush.lineTo(a, b);
    else if (count === 4) brush.quadraticCurveTo(a, b, c, d);
    else brush.bezierCurveTo(a, b, c, d, e, f);
  });
}

/** Fills the outline. */
export function paint(brush: Brush, colour: string, outline: Outline): void {
  trace(brush, outline);
  brush.fillStyle = colour;
  brush.fill();
}

/** Draws the outline, open, as a line with round ends. */
export function draw(brush: Brush, colour: string, width: number, outline: Outline): void {
  brush.beginPath();
  line(brush, outline);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.lineCap = 'round';
  brush.stroke();
}

export function dot(brush: Brush, colour: string, x: number, y: number, radiusX: number, radiusY: number = radiusX, rotation = 0): void {
  brush.beginPath();
  brush.ellipse(x, y, radiusX, radiusY, rotation, 0, Math.PI * 2);
  brush.fillStyle = colour;
  brush.fill();
}

/** Draws `content` only inside of the outline. */
export function within(brush: Brush, outline: Outline, content: () => void): void {
  brush.save();
  trace(brush, outline);
  brush.clip();
  content();
  brush.restore();
}

/** The outline seen in a mirror that stands on x = 0; side 1 leaves it as it is. */
export const sided = (side: 1 | -1, outline: Outline): Outline =>
  side === 1 ? outline : outline.map((numbers) => numbers.map((value, i) => (i % 2 === 0 ? -value : value)));

export const SIDES = [1, -1] as const;

/** A whole outline out of its right half, which runs from a point on the middle line to another. */
export function symmetric(half: Outline): Outline {
  const back: number[][] = [];
  for (let i = half.length - 1; i > 0; i--) {
    const numbers = half[i] ?? [];
    const before = half[i - 1]?.slice(-2) ?? [];
    // The curve's own handles in reverse order, then the point where it came from.
    const handles = [];
    for (let at = numbers.length - 4; at >= 0; at -= 2) handles.push(-(numbers[at] ?? 0), numbers[at + 1] ?? 0);
    back.push([...handles, -(before[0] ?? 0), before[1] ?? 0]);
  }
  return [...half, ...back];
}
