/** The proctored document's endpoints: wire to domain and back, a few lines each. */
import type { proctoredApi } from '../../../contracts/proctored.ts';
import { AppError } from '../../base/errors.ts';
import { chosenLanguage } from '../../base/language.ts';
import { toRangeReply } from '../../http/byte-range.ts';
import { openFileBody } from '../../http/file-body.ts';
import type { Handlers } from '../../http/mount.ts';
import type { ProctoredRoom } from '../../interview/proctored/proctored-room.ts';
import { fromScores } from '../wire/proctored.ts';
import type { ProctoredAccess } from './access.ts';

export interface ProctoredApiOptions {
  readonly room: ProctoredRoom;
  readonly access: ProctoredAccess;
  /** Where the PDF of a session lies, made or not. */
  readonly reportPath: (sessionId: string) => string;
}

export function createProctoredHandlers({ room, access, reportPath }: ProctoredApiOptions): Handlers<typeof proctoredApi> {
  return {
    async start({ body, query, context }) {
      const language = chosenLanguage(query.lang, context.header('accept-language'), 'en');
      const { id, questions } = room.start(body.role ?? 'general', language);
      return { status: 200, json: { session_id: id, questions: [...questions], token: { access_token: await access.issue(id), token_type: 'bearer' } } };
    },

    attention({ params }) {
      const { state, confidence, event } = room.latest(params.session_id);
      return { status: 200, json: { state, score: confidence, last_event: event } };
    },

    async recordAttention({ params, body, context }) {
      room.find(params.session_id);
      const header = context.header('authorization');
      if (header !== undefined) await access.assertSession(header, params.session_id);
      room.record(params.session_id, { state: body.state, event: body.event, confidence: body.confidence, at: body.timestamp ?? null });
      return { status: 201, json: { status: 'recorded' } };
    },

    async append({ body, context }) {
      await access.assertSession(context.header('authorization'), body.session_id);
      room.append(body.session_id, body.question_index, body.text);
      return { status: 200, json: { status: 'ok' } };
    },

    async finalize({ body, context }) {
      await access.assertSession(context.header('authorization'), body.session_id);
      const given = body.attention_summary ?? null;
      const attention = given === null ? null
        : {
          focusedRatio: given.focused_ratio, distractedRatio: given.distracted_ratio,
          unknownRatio: Math.max(0, 1 - given.focused_ratio - given.distracted_ratio), assessed: true,
        };
      const { summary, answers } = await room.finalize(body.session_id, body.transcripts, attention);
      return {
        status: 200,
        json: {
          session_id: body.session_id,
          pdf_url: `/reports/${body.session_id}/final_report.pdf`,
          summary,
          questions: answers.map((answer) => ({ question: answer.question, transcript: answer.transcript, scores: fromScores(answer) })),
        },
      };
    },

    health: () => ({ status: 200, json: { status: 'ok' } }),

    async pdf({ params, context }) {
      const { id } = room.find(params.session_id);
      let body = await openFileBody(reportPath(id));
      if (body === null) {
        // Its result is kept before it is written, and writing it may have failed.
        await room.makeReport(id);
        body = await openFileBody(reportPath(id));
      }
      if (body === null) throw new AppError('NOT_FOUND', 'The report is not made yet');
      return toRangeReply(body, 'application/pdf', context.header('range'));
    },

    async avatar({ params, context }) {
      // Two digits, as documented: nothing else is a name of a file.
      const index = /^q(\d{2})\.mp4$/u.exec(params.file)?.[1];
      const path = index === undefined ? null : await room.video(params.session_id, Number(index));
      const body = path === null ? null : await openFileBody(path);
      if (body === null) throw new AppError('NOT_FOUND', 'There is no such video yet');
      return toRangeReply(body, 'video/mp4', context.header('range'));
    },
  };
}
