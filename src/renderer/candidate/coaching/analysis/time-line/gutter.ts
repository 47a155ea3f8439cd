/** Room for scales and names at the left of every track, and at the right: time-line.module.css has the same figures. */
export const GUTTER_PX = 48;
