/** Proctored interviews: questions, grader, report, videos of the interviewer, tokens, and the room that holds them together. */
import { join } from 'node:path';
import { createProctoredAccess } from './apis/proctored/access.ts';
import type { Logger } from './base/log.ts';
import { createWebTokens } from './base/web-tokens.ts';
import type { Knowledge } from './interview/knowledge/knowledge.ts';
import { createAnswerGrader } from './interview/proctored/grading/answer-grader.ts';
import { toGradingTexts } from './interview/proctored/grading/texts.ts';
import { createProctoredRoom } from './interview/proctored/proctored-room.ts';
import { toQuestionSets } from './interview/proctored/question-sets.ts';
import { toProctoredLabels } from './interview/proctored/report/labels.ts';
import { toProctoredPdf } from './interview/proctored/report/proctored-pdf.ts';
import type { Clock } from './ports/clock.ts';
import type { Embedder, LanguageModel } from './ports/engines.ts';
import type { StreamStore } from './ports/interviews.ts';
import type { AvatarStudio } from './ports/proctored.ts';
import type { DocumentRenderer } from './ports/screening.ts';
import type { SettingsStore } from './ports/settings.ts';
import type { Database } from './store/database.ts';
import { createFileStore } from './store/files.ts';
import { createProctoredStore } from './store/proctored.ts';
import type { Resources } from './store/resources.ts';
import { secretOf } from './store/settings.ts';

/** Setting that keeps the secret of the tokens: they outlive a restart. */
const SECRET = 'proctored.secret';
const TOKEN_MINUTES = 120;

export interface ProctoredOptions {
  readonly db: Database;
  readonly dataDir: string;
  readonly resources: Resources;
  readonly knowledge: Knowledge;
  readonly llm: LanguageModel | null;
  readonly embedder: Embedder;
  readonly streams: StreamStore;
  readonly documents: DocumentRenderer;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly log: Logger;
  /** Makes the videos; closed with the rest. */
  readonly studio: AvatarStudio;
}

export type Proctored = ReturnType<typeof createProctored>;

export function createProctored({ db, dataDir, resources, knowledge, llm, embedder, streams, documents, settings, clock, log, studio }: ProctoredOptions) {
  const stopping = new AbortController();
  const store = createProctoredStore(db, clock.date);
  const reports = createFileStore({ folder: join(dataDir, 'proctored-reports') });
  const grading = toGradingTexts(resources.proctored);
  const labels = toProctoredLabels(resources.proctored.report);
  const room = createProctoredRoom({
    store, streams, studio, clock, questions: toQuestionSets(resources.proctored.questions), signal: stopping.signal,
    grader: createAnswerGrader({ knowledge, texts: grading, llm, prompts: knowledge.prompts, embedder, log }),
    reports: {
      async write(session, result, spans) {
        const pdf = await documents.toPdf(toProctoredPdf(session, result, spans, { labels, grading }));
        await reports.write(session.id, oneChunk(pdf));
      },
      erase: reports.erase,
    },
    log,
  });
  return {
    room,
    access: createProctoredAccess(createWebTokens({ secret: secretOf(settings, SECRET), lifetimeMinutes: TOKEN_MINUTES, audience: 'proctored', now: clock.date })),
    reportPath: (id: string): string => reports.path(id),
    /** Removes reports of interviews that are gone. Before anything can be stored. */
    tidy: (): Promise<void> => reports.sweep(store.list().map(({ id }) => id)),
    async close(): Promise<void> {
      stopping.abort();
      await studio.close();
    },
  };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
