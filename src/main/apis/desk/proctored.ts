/** The desk's endpoints for proctored interviews. */
import type { z } from 'zod';
import type { ProctoredResult as WireResult, ProctoredRoomState, proctoredRoutes } from '../../../contracts/desk-proctored.ts';
import { AppError } from '../../base/errors.ts';
import { toRangeReply } from '../../http/byte-range.ts';
import type { Handler } from '../../http/mount.ts';
import type { DeskLock } from '../../interview/privacy/desk-lock.ts';
import type { ProctoredRoom } from '../../interview/proctored/proctored-room.ts';
import type { AudioArchive, StreamStore } from '../../ports/interviews.ts';
import type { ProctoredResult, ProctoredSession } from '../../ports/proctored.ts';
import { fromScores } from '../wire/proctored.ts';
import type { Access } from './access.ts';

export interface DeskProctored {
  readonly room: ProctoredRoom;
  readonly streams: StreamStore;
  readonly archive: AudioArchive;
}

type Routes = typeof proctoredRoutes;

export function createDeskProctoredHandlers(
  { room, streams, archive }: DeskProctored, access: Access, lock: DeskLock,
): { readonly [K in keyof Routes]: Handler<Routes[K]> } {
  const ok = { status: 200, json: { ok: true } } as const;
  const recordingKey = ({ own, language }: ProctoredSession): string | null => (own === null ? null : streams.open(own.streamId, language).key);
  const stateOf = async (session: ProctoredSession): Promise<z.input<typeof ProctoredRoomState>> => {
    const { id, state, role, language, own, startedAt } = session;
    const videos = await Promise.all(session.questions.map((_, index) => room.video(id, index)));
    return {
      id, state, role, language, startedAt,
      candidate: own?.candidate ?? '',
      look: own?.look ?? 'maria',
      voice: await room.voice(id),
      attention: own?.attention ?? true,
      minutesPerQuestion: own?.minutesPerQuestion ?? 3,
      retakes: own?.retakes ?? 0,
      streamId: own?.streamId ?? '',
      questions: session.questions.map((text, index) => ({ index, text, hasVideo: videos[index] != null })),
      answers: [...room.answers(id)],
      unsentFinals: room.unsentFinals(id).map(({ text, t0, t1 }) => ({ text, t0, t1 })),
    };
  };

  return {
    createProctored({ body }) {
      const { consent: _, ...wish } = body;
      const { id, own } = room.create(wish);
      // Whoever sits down now is the candidate.
      lock.close();
      return { status: 201, json: { id, interviewKey: lock.interviewKey(id), streamId: own?.streamId ?? '' } };
    },
    async proctoredRoom({ params, context }) {
      access.assertParty(context, params.id);
      return { status: 200, json: await stateOf(room.find(params.id)) };
    },
    proctoredSpans({ params, body, context }) {
      access.assertParty(context, params.id);
      room.recordSpans(params.id, body.spans);
      return ok;
    },
    proctoredAnswer({ params, body, context }) {
      access.assertParty(context, params.id);
      return { status: 200, json: room.answer(params.id, { ...body, index: params.index }) };
    },
    async proctoredFinish({ params, context }) {
      access.assertParty(context, params.id);
      await room.finish(params.id);
      return ok;
    },
    async proctoredDetail({ params, context }) {
      access.assertParty(context, params.id);
      const session = room.find(params.id);
      if (session.state !== 'finished') access.assertReviewer(context);
      const key = recordingKey(session);
      const result = room.result(params.id);
      return {
        status: 200,
        json: {
          ...(await stateOf(session)),
          createdAt: session.createdAt,
          finishedAt: session.finishedAt,
          spans: [...room.spans(params.id)],
          hasAudio: key !== null && (await archive.durationS(key)) > 0,
          result: result === null ? null : fromResult(result),
        },
      };
    },
    async proctoredAudio({ params, query, context }) {
      access.assertParty(context, params.id);
      const key = recordingKey(room.find(params.id));
      const span = query.t0 === undefined || query.t1 === undefined ? undefined : { t0: query.t0, t1: query.t1 };
      const recording = key === null ? null : await archive.open(key, span);
      if (recording === null) throw new AppError('NOT_FOUND', 'Nothing was recorded in this interview');
      return toRangeReply(recording, 'audio/wav', context.header('range'));
    },
  };
}

function fromResult({ summary, gradedBy, answers, attention, createdAt }: ProctoredResult): z.input<typeof WireResult> {
  return {
    summary, gradedBy, createdAt,
    questions: answers.map((answer, index) => ({
      index, question: answer.question, transcript: answer.transcript, scores: fromScores(answer), quotes: answer.quotes.map((quote) => ({ ...quote })), speech: answer.speech,
    })),
    attention: attention === null ? null
      : { focused_ratio: attention.focusedRatio, distracted_ratio: attention.distractedRatio, unknown_ratio: attention.unknownRatio, assessed: attention.assessed },
  };
}
