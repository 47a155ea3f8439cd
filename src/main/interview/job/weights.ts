/** Weights that sum to one. */

const PARTS = 100;

/**
 * Shares in whole hundredths by largest remainder, so that they sum to 1 as people add them; each gets at least one
 * hundredth. At most 50 values, each >= 0; all zero are shared out evenly.
 */
export function shareOut(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  const exact = values.map((value) => Math.max(1, (sum > 0 ? value / sum : 1 / values.length) * PARTS));
  const scaled = exact.map((value) => (value / exact.reduce((total, one) => total + one, 0)) * PARTS);
  const parts = scaled.map((value) => Math.max(1, Math.floor(value)));
  const order = scaled
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = PARTS - parts.reduce((total, one) => total + one, 0);
  for (let turn = 0; left > 0; turn++, left--) {
    const index = order[turn % order.length]?.index ?? 0;
    parts[index] = (parts[index] ?? 0) + 1;
  }
  for (; left < 0; left++) {
    const largest = parts.indexOf(Math.max(...parts));
    parts[largest] = (parts[largest] ?? 0) - 1;
  }
  return parts.map((part) => part / PARTS);
}
