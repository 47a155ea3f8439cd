/** The desk's endpoints for coding interviews: what the room needs beyond the documented API, and the reviewer's view. */
import type { codingRoutes } from '../../../contracts/desk-coding.ts';
import { AppError } from '../../base/errors.ts';
import type { Handler } from '../../http/mount.ts';
import type { CodingRoom } from '../../interview/coding/coding-room.ts';
import type { DeskLock } from '../../interview/privacy/desk-lock.ts';
import type { Task } from '../../interview/tasks/task.ts';
import type { CodingStore } from '../../ports/coding.ts';
import { fromMessage, fromReport, fromRun, fromTask } from '../wire/coding.ts';
import type { Access } from './access.ts';
import { chatEvents } from './coding-chat.ts';
import { fromMoments, fromReplay } from './coding-wire.ts';

export interface DeskCoding {
  readonly room: CodingRoom;
  readonly store: CodingStore;
  readonly tasks: readonly Task[];
}

type Routes = typeof codingRoutes;

export function createDeskCodingHandlers({ room, store }: Pick<DeskCoding, 'room' | 'store'>, access: Access, lock: DeskLock): { readonly [K in keyof Routes]: Handler<Routes[K]> } {
  return {
    createCoding({ body }) {
      const { candidate, codeLanguage, level, language } = body;
      const { session } = room.create({ candidateName: candidate, codeLanguage, level, language, hasAgreed: true });
      // Whoever sits down now is the candidate.
      lock.close();
      return { status: 201, json: { id: session.id, interviewKey: lock.interviewKey(session.id) } };
    },
    codingRoom({ params: { id }, context }) {
      access.assertParty(context, id);
      const { session, task } = room.find(id);
      const { codeLanguage, level, language, code, createdAt } = session;
      const runs = store.runs(id);
      const last = runs.at(-1);
      return {
        status: 200,
        json: {
          id, codeLanguage, level, language, code, createdAt,
          finished: session.state === 'FINISHED',
          candidate: session.candidateName ?? '',
          task: fromTask(task, session, language),
          editSeq: store.writing(id)?.edits ?? 0,
          messages: store.messages(id).map(fromMessage),
          lastRun: last === undefined ? null : fromRun(last, task, session, language),
          runs: runs.length,
        },
      };
    },
    codingEdits({ params, body, context }) {
      access.assertParty(context, params.id);
      return { status: 200, json: room.keepEdits(params.id, body) };
    },
    codingChat({ params, body, context }) {
      access.assertParty(context, params.id);
      return {
        status: 200,
        mediaType: 'text/event-stream',
        headers: { 'Cache-Control': 'no-store' },
        body: chatEvents((onText) => room.say(params.id, body.message, context.signal, onText)),
      };
    },
    codingDetail({ params: { id }, context }) {
      access.assertReviewer(context);
      const { session, task } = room.find(id);
      const { codeLanguage, level, language, code, createdAt } = session;
      const report = store.report(id);
      return {
        status: 200,
        json: {
          id, codeLanguage, level, language, code, createdAt,
          finished: session.state === 'FINISHED',
          candidate: session.candidateName,
          task: fromTask(task, session, language),
          finishedAt: report?.createdAt ?? null,
          moments: fromMoments({ runs: store.runs(id), messages: store.messages(id), events: store.eachEvent(id) }),
          savedAt: store.versions(id).map(({ at }) => at),
          report: report === null ? null : fromReport(id, report).report,
          basis: report?.basis ?? null,
        },
      };
    },
    codingReplay({ params: { id }, context }) {
      access.assertReviewer(context);
      room.find(id);
      const writing = store.writing(id);
      if (writing === null) throw new AppError('INTERNAL');
      return { status: 200, json: fromReplay(writing, store.edits(id), store.versions(id)) };
    },
  };
}
