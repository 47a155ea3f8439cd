/** Room for scales and names at the left of every track; time-line.module.css has the same figure. */
export const GUTTER_PX = 48;
