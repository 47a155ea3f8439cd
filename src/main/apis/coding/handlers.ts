/** The coding document's endpoints: wire to domain and back, a few lines each. */
import type { codingApi } from '../../../contracts/coding.ts';
import { chosenLanguage, toLanguage } from '../../base/language.ts';
import type { Handlers } from '../../http/mount.ts';
import type { CodingRoom } from '../../interview/coding/coding-room.ts';
import { fromMessage, fromReport, fromRun, fromSession, fromTask } from '../wire/coding.ts';

export interface CodingApiOptions {
  readonly room: CodingRoom;
}

export function createCodingHandlers({ room }: CodingApiOptions): Handlers<typeof codingApi> {
  return {
    create({ body, query, context }) {
      const language = chosenLanguage(query.lang, context.header('accept-language'), 'ru');
      const { session, task } = room.create({ codeLanguage: body.language, level: body.level, candidateName: body.candidate_name ?? null, language });
      return { status: 201, json: { interview_id: session.id, task: fromTask(task, session, language), created_at: session.createdAt } };
    },

    find({ params, query }) {
      const { session, task } = room.find(params.interview_id);
      return { status: 200, json: fromSession(session, task, toLanguage(query.lang) ?? session.language) };
    },

    saveCode({ params, body }) {
      const { updatedAt } = room.saveCode(params.interview_id, body.code);
      return { status: 200, json: { success: true, saved_at: updatedAt } };
    },

    async run({ params, query, body, context }) {
      const { run, task, session } = await room.run(params.interview_id, body.code, context.signal);
      return { status: 200, json: fromRun(run, task, session, toLanguage(query.lang) ?? session.language) };
    },

    async chat({ params, body, context }) {
      const { text, at } = await room.say(params.interview_id, body.message, context.signal);
      return { status: 200, json: { response: text, timestamp: at } };
    },

    chatHistory({ params }) {
      return { status: 200, json: { messages: room.messages(params.interview_id).map(fromMessage) } };
    },

    antiCheat({ params, body }) {
      const { timestamp, details } = body.metadata;
      const id = room.record(params.interview_id, { type: body.event_type, at: new Date(timestamp).toISOString(), details: details ?? null });
      return { status: 200, json: { success: true, event_id: id } };
    },

    async finish({ params }) {
      return { status: 200, json: fromReport(params.interview_id, await room.finish(params.interview_id)) };
    },

    report: ({ params }) => ({ status: 200, json: fromReport(params.interview_id, room.report(params.interview_id)) }),
  };
}
