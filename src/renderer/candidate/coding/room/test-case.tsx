import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisibleTest } from '../../../data/coding.ts';
import { Difference } from '../../../ui/difference.tsx';
import { toPlace } from './place.ts';
import css from './test-case.module.css';

interface TestCaseProps {
  readonly test: VisibleTest;
  readonly onPlace: (line: number, column: number) => void;
}

/** One test: a line when it passed; opened when it failed, with what went in, what was expected and what came. */
export function TestCase({ test, onPlace }: TestCaseProps) {
  const { t } = useTranslation();
  const isPassed = test.status === 'passed';
  const Icon = isPassed ? Check : X;
  const place = test.error_message === undefined ? null : toPlace(test.error_message);
  return (
    <li className={css.case}>
      <details open={!isPassed}>
        <summary data-passed={isPassed || undefined}>
          <Icon size={16} aria-hidden /> <span className={css.name}>{test.name}</span>
          <span className={css.word}>{isPassed ? t('codingRoom.passed') : t('codingRoom.failedTest')}</span>
        </summary>
        <div className={css.body}>
          <dl className={css.input}>
            <dt>{t('codingRoom.input')}</dt>
            <dd>
              <pre tabIndex={0}>{test.input}</pre>
            </dd>
          </dl>
          <Difference
            expected={test.expected_output}
            actual={test.actual_output}
            expectedLabel={t('codingRoom.expected')}
            actualLabel={t('codingRoom.actual')}
          />
          {test.error_message !== undefined && (
            <div className={css.error}>
              <pre tabIndex={0} aria-label={t('codingRoom.error')} role="group">
                {test.error_message}
              </pre>
              {place !== null && (
                <button type="button" className={css.place} onClick={() => onPlace(place, 1)}>
                  {t('codingRoom.toLineOnly', { line: place })}
                </button>
              )}
            </div>
          )}
        </div>
      </details>
    </li>
  );
}
