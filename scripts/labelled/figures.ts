/** Precision, recall and their harmonic mean over a labelled set. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export const NOTHING: Counts = { right: 0, wrong: 0, missed: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed };
}

/** How a set that was found compares with the set that was wanted. */
export function compare(found: ReadonlySet<string>, wanted: ReadonlySet<string>): Counts {
  const right = [...found].filter((item) => wanted.has(item)).length;
  return { right, wrong: found.size - right, missed: wanted.size - right };
}

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** 1 where there was nothing to find and nothing was found. */
export function figuresOf({ right, wrong, missed }: Counts): Figures {
  const share = (of: number): number => (of === 0 ? 1 : right / of);
  return { precision: share(right + wrong), recall: share(right + missed), f1: right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed) };
}
