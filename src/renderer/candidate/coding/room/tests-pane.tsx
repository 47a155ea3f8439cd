import { Play, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '../../../data/observable.ts';
import { Button } from '../../../ui/button.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type { OpenedRoom } from './coding-room.ts';
import { Printed } from './printed.tsx';
import { runKeys } from './room-keys.ts';
import { RunWord } from './run-word.tsx';
import { TestCase } from './test-case.tsx';
import css from './tests-pane.module.css';

interface TestsPaneProps {
  readonly room: OpenedRoom;
  /** Puts the cursor of the editor there. */
  readonly onPlace: (line: number, column: number) => void;
}

export function TestsPane({ room, onPlace }: TestsPaneProps) {
  const { t } = useTranslation();
  const view = useObservable(room.runs.view);
  const isSaved = useObservable(room.keeper.state) === 'saved';
  const { result, fault, failure, startedMs } = view;
  const isRunning = startedMs !== null;
  return (
    <section className={css.pane} aria-label={t('codingRoom.tests')}>
      <header className={css.head}>
        <h2>{t('codingRoom.tests')}</h2>
        <RunWord view={view} keeper={room.keeper} />
        {isRunning ? (
          <Button icon={Square} onClick={room.runs.cancel}>
            {t('codingRoom.cancelRun')}
          </Button>
        ) : (
          <Button kind="primary" icon={Play} onClick={() => void room.run()}>
            {t('codingRoom.run')} <KeyHint keys={runKeys} />
          </Button>
        )}
      </header>
      <div className={css.body} tabIndex={0} role="group" aria-label={t('codingRoom.tests')} aria-busy={isRunning}>
        {view.cancelled && <Notice>{t('codingRoom.cancelled')}</Notice>}
        {failure && <ErrorState title={t('codingRoom.runFailed')} error={failure} safe={t(isSaved ? 'codingRoom.runSafe' : 'codingRoom.runKeptHere')} onRetry={() => void room.run()} />}
        {fault && (
          <div className={css.fault} role="alert">
            <h3>{t('codingRoom.syntax')}</h3>
            <pre tabIndex={0}>{fault.message}</pre>
            {fault.line !== null && (
              <button type="button" className={css.place} onClick={() => onPlace(fault.line ?? 1, fault.column ?? 1)}>
                {fault.column === null ? t('codingRoom.toLineOnly', { line: fault.line }) : t('codingRoom.toLine', { line: fault.line, column: fault.column })}
              </button>
            )}
          </div>
        )}
        {result && (
          <>
            <ul className={css.cases}>
              {result.visible_tests.map((test) => (
                <TestCase key={test.id} test={test} onPlace={onPlace} />
              ))}
            </ul>
            <Printed label={t('codingRoom.printed')} text={result.execution.stdout} />
            <Printed label={t('codingRoom.errors')} text={result.execution.stderr} />
            <p className={css.note}>{t('codingRoom.hiddenNote')}</p>
          </>
        )}
        {!result && !fault && !failure && !view.cancelled && <p className={css.note}>{t('codingRoom.testsEmpty')}</p>}
      </div>
    </section>
  );
}
