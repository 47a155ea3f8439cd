/** Looks at a recording of one's own practice in a page that works. */
import { AppError } from '../base/errors.ts';
import type { ExpressionReader } from '../ports/expression.ts';
import type { ModelCatalogue } from '../ports/models.ts';
import type { PageWorker } from '../ports/page-worker.ts';
import { noBrowser } from './page-worker.ts';

const FACE = { id: 'face-landmarker', file: 'face_landmarker.task' } as const;
const POSE = { id: 'pose-landmarker', file: 'pose_landmarker_full.task' } as const;
/** Enough to tell a glance from a blink; more shows nothing new and takes longer. */
const PICTURES_PER_S = 10;

/** @param models the face model is needed, the pose model is used where it is installed */
export function createExpressionReader({ worker, models }: { readonly worker: PageWorker; readonly models: Pick<ModelCatalogue, 'file'> }): ExpressionReader {
  return {
    async read({ path }, { signal, onProgress }) {
      signal.throwIfAborted();
      // What is missing first is told first: without a browser a model would help nobody.
      if (!worker.isAvailable()) throw noBrowser();
      const [face, pose] = [FACE, POSE].map(({ id, file }) => models.file(id, file));
      if (face == null) throw new AppError('ENGINE_UNAVAILABLE', 'The model that finds faces is not installed', { details: { model: FACE.id } });
      const files = { input: { path }, models: { face, ...(pose == null ? {} : { pose }) } };
      const task = await worker.begin({ type: 'expression', picturesPerS: PICTURES_PER_S }, files, signal);
      try {
        for (;;) {
          const report = await task.next();
          if (report.type === 'progress') onProgress(report.share);
          if (report.type === 'expression') return report.expression;
        }
      } finally {
        task.end();
      }
    },
  };
}
