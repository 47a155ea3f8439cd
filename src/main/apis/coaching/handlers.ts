/** The coaching document's endpoints: wire to domain and back, a few lines each. */
import type { coachingApi } from '../../../contracts/coaching.ts';
import { AppError } from '../../base/errors.ts';
import { chosenLanguage, preferredLanguage, toLanguage } from '../../base/language.ts';
import { toRangeReply } from '../../http/byte-range.ts';
import type { RequestContext } from '../../http/context.ts';
import { openFileBody } from '../../http/file-body.ts';
import type { Handlers } from '../../http/mount.ts';
import type { Accounts } from '../../interview/coaching/accounts.ts';
import type { Analyst } from '../../interview/coaching/analyst/analyst.ts';
import type { Interviewer } from '../../interview/coaching/interviewer.ts';
import type { PracticeRoom } from '../../interview/coaching/practice-room.ts';
import type { Practice } from '../../ports/coaching.ts';
import type { Language } from '../../ports/language.ts';
import { fromMedia, fromPractice, fromUser, toMediaReport } from '../wire/coaching.ts';
import type { CoachingAccess } from './access.ts';

export interface CoachingApiOptions {
  readonly accounts: Accounts;
  readonly access: CoachingAccess;
  readonly room: PracticeRoom;
  readonly analyst: Analyst;
  readonly interviewer: Interviewer;
}

export function createCoachingHandlers({ accounts, access, room, analyst, interviewer }: CoachingApiOptions): Handlers<typeof coachingApi> {
  const userId = async (context: RequestContext): Promise<string> => (await access.user(context)).id;
  const languageOf = (context: RequestContext, lang: string | undefined, { language }: Practice): Language =>
    chosenLanguage(lang, context.header('accept-language'), 'en', language);
  return {
    async register({ body }) {
      const user = await accounts.register({ email: body.email, password: body.password, fullName: body.full_name ?? null });
      return { status: 200, json: fromUser(user) };
    },
    async token({ body }) {
      return { status: 200, json: { access_token: await accounts.signIn(body.username, body.password), token_type: 'bearer' } };
    },
    me: async ({ context }) => ({ status: 200, json: fromUser(await access.user(context)) }),
    async removeMe({ context }) {
      await room.eraseUser(await userId(context));
      return { status: 200, json: { status: 'removed' } };
    },

    async create({ body, query, context }) {
      const practice = room.create(await userId(context), {
        jobTitle: body.job_title ?? null, jobDescription: body.job_description ?? null, interviewerType: body.interviewer_type ?? 'HR', durationMinutes: body.duration_minutes ?? 30,
        language: toLanguage(query.lang) ?? preferredLanguage(context.header('accept-language')),
      });
      return { status: 201, json: fromPractice(practice) };
    },
    list: async ({ context }) => ({ status: 200, json: room.list(await userId(context)).map(fromPractice) }),
    find: async ({ params, context }) => ({ status: 200, json: fromPractice(room.practice(await userId(context), params.session_id)) }),
    start: async ({ params, context }) => ({ status: 200, json: fromPractice(room.start(await userId(context), params.session_id)) }),
    end: async ({ params, context }) => ({ status: 200, json: fromPractice(room.end(await userId(context), params.session_id)) }),
    async remove({ params, context }) {
      await room.erase(await userId(context), params.session_id);
      return { status: 200, json: { status: 'removed' } };
    },
    async answer({ params, body, context }) {
      const { id, practiceId, questionId, text, createdAt } = room.answer(await userId(context), params.session_id, { questionId: body.question_id ?? null, text: body.answer_text });
      return { status: 201, json: { id, session_id: practiceId, question_id: questionId, answer_text: text, created_at: createdAt } };
    },

    async upload({ params, query, upload, context }) {
      const media = await room.upload(await userId(context), params.session_id, {
        mediaType: query.media_type, filename: upload.filename || 'recording', questionId: null, stream: upload.stream,
      });
      return { status: 201, json: fromMedia(media) };
    },
    media: async ({ params, context }) => ({ status: 200, json: room.mediaOf(await userId(context), params.session_id).map(fromMedia) }),
    async transcribe({ params, context }) {
      const { id } = room.media(await userId(context), params.media_id);
      return { status: 200, json: { media_id: id, transcript: (await analyst.heard(id, context.signal)).text } };
    },
    async report({ params, query, context }) {
      const owner = await userId(context);
      const media = room.media(owner, params.media_id);
      const language = languageOf(context, query.lang, room.practice(owner, media.practiceId));
      return { status: 200, json: toMediaReport(media, await analyst.report(media.id, language, context.signal), language) };
    },
    async nextQuestion({ params, query, context }) {
      const practice = room.practice(await userId(context), params.session_id);
      const { id, text, type } = await interviewer.next(practice, languageOf(context, query.lang, practice), context.signal);
      return { status: 200, json: { id, content: text, type } };
    },

    async file({ params, context }) {
      const owner = await userId(context);
      const { id, contentType } = room.media(owner, params.media_id);
      const body = await openFileBody(room.pathOf(owner, id));
      if (body === null) throw new AppError('NOT_FOUND', 'The file is gone');
      return toRangeReply(body, contentType, context.header('range'));
    },
    async removeMedia({ params, context }) {
      await room.removeMedia(await userId(context), params.media_id);
      return { status: 200, json: { status: 'removed' } };
    },
  };
}
