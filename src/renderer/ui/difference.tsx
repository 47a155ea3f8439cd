import { diffLines, diffWordsWithSpace, type Change } from 'diff';
import { useMemo } from 'react';
import css from './difference.module.css';

interface DifferenceProps {
  readonly expected: string;
  readonly actual: string;
  readonly expectedLabel: string;
  readonly actualLabel: string;
}

/** Two texts one above the other; what only one of them has is marked, by an underline as well as by colour. */
export function Difference({ expected, actual, expectedLabel, actualLabel }: DifferenceProps) {
  const parts = useMemo(() => compare(expected, actual), [expected, actual]);
  return (
    <dl className={css.rows}>
      <dt>{expectedLabel}</dt>
      <dd>
        <Side parts={parts.filter(({ added }) => !added)} kind="expected" whole={expected} />
      </dd>
      <dt>{actualLabel}</dt>
      <dd>
        <Side parts={parts.filter(({ removed }) => !removed)} kind="actual" whole={actual} />
      </dd>
    </dl>
  );
}

function Side({ parts, kind, whole }: { readonly parts: readonly Change[]; readonly kind: 'expected' | 'actual'; readonly whole: string }) {
  if (whole === '') return <code className={css.empty}>–</code>;
  return (
    <pre className={css.text} tabIndex={0}>
      <code>
        {parts.map(({ value, added, removed }, index) =>
          added || removed ? (
            <mark key={index} className={css[kind]}>
              {value}
            </mark>
          ) : (
            value
          ),
        )}
      </code>
    </pre>
  );
}

/** Word by word, where a mark of punctuation is a word; line by line where the texts are long, and not at all where they are very long. */
function compare(expected: string, actual: string): readonly Change[] {
  const [longest, small] = [60_000, 6_000];
  const length = expected.length + actual.length;
  if (length > longest) return [{ value: expected, removed: true, added: false, count: 1 }, { value: actual, added: true, removed: false, count: 1 }];
  return length > small ? diffLines(expected, actual) : diffWordsWithSpace(expected, actual);
}
