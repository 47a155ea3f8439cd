/** Running the code against the tests: one run at a time, which can be given up. */
import { toApiFailure, type ApiFailure } from '../../../data/api-failure.ts';
import { coding, isFinishedFailure, type CodingRoom, type RunResult } from '../../../data/coding.ts';
import { createObservable, type Observable } from '../../../data/observable.ts';

export interface SyntaxFault {
  /** From 1; null where the runner could not tell. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

export interface RunView {
  /** `performance.now()` of the start; null while nothing runs. */
  readonly startedMs: number | null;
  readonly result: RunResult | null;
  /** The code could not be read at all; takes the place of a result. */
  readonly fault: SyntaxFault | null;
  /** The run itself failed, not the code. */
  readonly failure: ApiFailure | null;
  readonly cancelled: boolean;
  /** The code that was run last; null for a run before the page was opened. */
  readonly code: string | null;
  readonly runs: number;
}

export interface TestRuns {
  readonly view: Observable<RunView>;
  /** Runs this text; does nothing while another run goes on. Never rejects. */
  run(code: string): Promise<void>;
  cancel(): void;
}

export function createTestRuns(room: Pick<CodingRoom, 'id' | 'language' | 'lastRun' | 'runs'>, onFinished: () => void): TestRuns {
  const { id, language } = room;
  let running: AbortController | null = null;
  const view = createObservable<RunView>({
    startedMs: null, result: room.lastRun, fault: null, failure: null, cancelled: false, code: null, runs: room.runs,
  });
  return {
    view,
    async run(code) {
      if (running) return;
      running = new AbortController();
      const { signal } = running;
      view.update((current) => ({ ...current, startedMs: performance.now(), failure: null, cancelled: false }));
      const end = (outcome: Partial<RunView>) => view.update((current) => ({ ...current, startedMs: null, ...outcome }));
      try {
        const result = await coding.run({ params: { interview_id: id }, query: { lang: language }, body: { code }, signal });
        end({ result, fault: null, code, runs: view.get().runs + 1 });
      } catch (error) {
        const failure = toApiFailure(error);
        if (signal.aborted) end({ cancelled: true });
        else if (failure.code === 'INVALID_CODE') end({ result: null, fault: toFault(failure), code });
        else end({ failure });
        if (isFinishedFailure(failure)) onFinished();
      } finally {
        running = null;
      }
    },
    cancel: () => running?.abort(),
  };
}

function toFault({ message, details }: ApiFailure): SyntaxFault {
  const { line, column, message: said } = details;
  return {
    line: typeof line === 'number' ? line : null,
    column: typeof column === 'number' ? column : null,
    message: typeof said === 'string' ? said : message,
  };
}
