/** The desk's endpoints for one's own practice: whoever sits at this desktop is its local user. */
import type { coachingRoutes } from '../../../contracts/desk-coaching.ts';
import { AppError } from '../../base/errors.ts';
import { chosenLanguage } from '../../base/language.ts';
import { toRangeReply } from '../../http/byte-range.ts';
import type { RequestContext } from '../../http/context.ts';
import { openFileBody } from '../../http/file-body.ts';
import type { Handler } from '../../http/mount.ts';
import type { Accounts } from '../../interview/coaching/accounts.ts';
import { analysedRecordings, analysisOf, toEarlier } from '../../interview/coaching/analyst/analysis.ts';
import type { Analyst } from '../../interview/coaching/analyst/analyst.ts';
import { toPracticeExport } from '../../interview/coaching/export/practice-export.ts';
import { toPracticeHtml } from '../../interview/coaching/export/practice-html.ts';
import type { Coach } from '../../interview/coaching/feedback/coach.ts';
import type { PlayTickets } from '../../interview/coaching/play-tickets.ts';
import type { PracticeRoom } from '../../interview/coaching/practice-room.ts';
import type { CoachingStore } from '../../ports/coaching.ts';
import type { PartialFileStore } from '../../ports/partial-files.ts';
import type { Language } from '../../ports/language.ts';
import { fromPractice, fromUser } from '../wire/coaching.ts';
import { fromAnalysis, fromQuestion, fromRecording, toPoint, toPractice } from './coaching-wire.ts';
import { createUploadHandlers } from './coaching-uploads.ts';

export interface DeskCoaching {
  readonly accounts: Accounts;
  readonly room: PracticeRoom;
  readonly store: CoachingStore;
  readonly analyst: Analyst;
  readonly coach: Pick<Coach, 'drills'>;
  readonly tickets: PlayTickets;
  readonly uploads: PartialFileStore;
  readonly tokenMinutes: number;
}

type Routes = typeof coachingRoutes;
export type CoachingDeskHandlers = { readonly [K in keyof Routes]: Handler<Routes[K]> };

const MAX_POINTS = 200;
/** The last recordings that exercises are chosen by. */
const RECENT = 5;

export function createDeskCoachingHandlers({ accounts, room, store, analyst, coach, tickets, uploads, tokenMinutes }: DeskCoaching): CoachingDeskHandlers {
  const ownId = async (): Promise<string> => (await accounts.local()).user.id;
  const languageOf = (context: RequestContext, asked: Language | undefined): Language => chosenLanguage(asked, context.header('accept-language'), 'en');
  const ok = { status: 200, json: { ok: true } } as const;
  return {
    async coachingSignIn() {
      const { user, token } = await accounts.local();
      return { status: 200, json: { access_token: token, token_type: 'bearer', user: fromUser(user), expiresInS: tokenMinutes * 60 } };
    },
    async coachingHistory({ query, context }) {
      const userId = await ownId();
      const recordings = analysedRecordings(store, userId);
      const sessions = room.list(userId).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).map((practice) => ({
        ...fromPractice(practice), created_at: practice.createdAt, questions: store.questions(practice.id).length, recordings: store.mediaOf(practice.id).length,
      }));
      const drills = coach.drills(recordings.slice(-RECENT).map(({ analysis }) => toEarlier(analysis)), languageOf(context, query.language));
      return { status: 200, json: { sessions, points: recordings.slice(-MAX_POINTS).map(toPoint), drills: drills.map((drill) => ({ ...drill, steps: [...drill.steps] })) } };
    },
    coachingPractice: async ({ params }) => ({ status: 200, json: toPractice(store, room.practice(await ownId(), params.id), analyst.state) }),
    async coachingErase({ params }) {
      await room.erase(await ownId(), params.id);
      return ok;
    },
    async coachingExport({ params, query, context }) {
      const given = toPracticeExport(store, room.practice(await ownId(), params.id));
      const headers = { 'Content-Disposition': `attachment; filename="practice-${given.createdAt.slice(0, 10)}.${query.format}"` };
      if (query.format === 'json') return { status: 200, mediaType: 'application/json', headers, body: Buffer.from(JSON.stringify(given, null, 2)) };
      return { status: 200, mediaType: 'text/html; charset=utf-8', headers, body: Buffer.from(toPracticeHtml(given, languageOf(context, query.language))) };
    },
    ...createUploadHandlers({ uploads, room, ownId }),

    async coachingMedia({ params }) {
      const media = room.media(await ownId(), params.id);
      const analysis = analysisOf(store, media.id);
      const question = store.questions(media.practiceId).find(({ id }) => id === media.questionId);
      return {
        status: 200,
        json: {
          ...fromRecording(media, analyst.state(media.id)), practiceId: media.practiceId,
          question: question === undefined ? null : fromQuestion(question),
          result: analysis === null ? null : fromAnalysis(analysis, store.heard(media.id)),
        },
      };
    },
    async coachingAnalyse({ params, query, context }) {
      const { id } = room.media(await ownId(), params.id);
      return { status: 202, json: analyst.begin(id, languageOf(context, query.language)) };
    },
    async coachingCancel({ params }) {
      const { id } = room.media(await ownId(), params.id);
      return { status: 200, json: await analyst.cancel(id) };
    },
    async coachingTicket({ params }) {
      const { id } = room.media(await ownId(), params.id);
      return { status: 200, json: { path: `/desk/coaching/play/${tickets.issue(id)}` } };
    },
    async coachingPlay({ params, context }) {
      const userId = await ownId();
      const { id, contentType } = room.media(userId, tickets.mediaOf(params.ticket));
      const body = await openFileBody(room.pathOf(userId, id));
      if (body === null) throw new AppError('NOT_FOUND', 'The file is gone');
      return toRangeReply(body, contentType, context.header('range'));
    },
  };
}
