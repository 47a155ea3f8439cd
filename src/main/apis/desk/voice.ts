/** The desk's endpoints for interviews about one's own resume; the talk itself goes over the documented socket. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { VoiceReport, type VoiceRoomState, type voiceRoutes, type VoiceTurn as WireTurn } from '../../../contracts/desk-voice.ts';
import { AppError } from '../../base/errors.ts';
import { toRangeReply } from '../../http/byte-range.ts';
import { openFileBody } from '../../http/file-body.ts';
import type { Handler } from '../../http/mount.ts';
import type { DeskLock } from '../../interview/privacy/desk-lock.ts';
import { greetingOf, languageOf } from '../../interview/voice/interviewer-turn.ts';
import type { VoiceRoom } from '../../interview/voice/voice-room.ts';
import type { AudioArchive } from '../../ports/interviews.ts';
import type { ResumeReader } from '../../ports/resume.ts';
import type { FileStore } from '../../ports/transcriptions.ts';
import type { VoiceSession, VoiceTurn } from '../../ports/voice.ts';
import { readResumeUpload } from '../wire/resume-upload.ts';
import { fromResume, toResume } from '../wire/voice.ts';
import type { Access } from './access.ts';
import { soundTypeOf } from './sound-type.ts';
import { candidateOf } from './voice-source.ts';

export interface DeskVoice {
  readonly room: VoiceRoom;
  readonly resumes: ResumeReader;
  readonly files: FileStore;
}

type Routes = typeof voiceRoutes;

const fromTurn = ({ sequence, role, text, recognisedText, corrected, source, audioKey, span, heard, at }: VoiceTurn): z.input<typeof WireTurn> => ({
  sequence, role, text, recognisedText, corrected, source, heard, at, hasAudio: audioKey !== null || (span ?? null) !== null,
});

const fromSession = (session: VoiceSession, turns: readonly VoiceTurn[]): z.input<typeof VoiceRoomState> => {
  const { id, state, role, minutes, pace, startedAt } = session;
  const language = languageOf({ ...session, greeting: greetingOf(turns) });
  return { id, state, candidate: candidateOf(session), role, minutes, pace, startedAt, language, turns: turns.map(fromTurn) };
};

export function createDeskVoiceHandlers(
  { room, resumes, files }: DeskVoice, archive: AudioArchive, access: Access, lock: DeskLock,
): { readonly [K in keyof Routes]: Handler<Routes[K]> } {
  const ok = { status: 200, json: { ok: true } } as const;
  return {
    async readResume({ upload, context }) {
      const { resume, language, fields, pages, warnings } = await readResumeUpload(resumes, upload, context.signal);
      return {
        status: 200,
        json: {
          resume: fromResume(resume), language, warnings: [...warnings], pages: [...pages],
          // Fields are named as they are on the wire.
          fields: fields.map(({ path, confidence, page, box }) => ({ path: toWirePath(path), confidence, page, box })),
        },
      };
    },
    createVoice({ body }) {
      const { candidate, role, language, minutes, pace } = body;
      const resume = body.resume === null ? null : toResume(body.resume);
      const session = room.create({ id: randomUUID(), candidate, role, language, minutes, pace, resume, ownInterface: true });
      // Whoever sits down now is the candidate.
      lock.close();
      return { status: 201, json: { id: session.id, interviewKey: lock.interviewKey(session.id) } };
    },
    voiceRoom({ params: { id }, context }) {
      access.assertParty(context, id);
      return { status: 200, json: fromSession(room.find(id), room.turns(id)) };
    },
    correctVoiceTurn({ params: { id, sequence }, body, context }) {
      access.assertParty(context, id);
      return { status: 200, json: fromTurn(room.correct(id, sequence, body.text)) };
    },
    async voiceAudio({ params: { id, sequence }, context }) {
      access.assertParty(context, id);
      const { key } = room.find(id);
      const turn = room.turns(id).find((one) => one.sequence === sequence);
      const range = context.header('range');
      const spoken = turn?.audioKey === null || turn === undefined ? null : await openFileBody(files.path(turn.audioKey));
      if (spoken !== null) return toRangeReply(spoken, 'audio/mpeg', range);
      const recorded = turn?.span === null || turn?.span === undefined ? null : await archive.open(key, turn.span);
      if (recorded !== null) return toRangeReply(recorded, 'audio/wav', range);
      throw new AppError('NOT_FOUND', 'Nothing of this turn was recorded');
    },
    async unheardVoiceAudio({ params: { id, number }, context }) {
      access.assertReviewer(context);
      const kept = room.unheard(id).find((one) => one.number === number);
      const recording = kept === undefined ? null : await openFileBody(files.path(kept.fileKey));
      if (recording === null) throw new AppError('NOT_FOUND', 'There is no such recording');
      return toRangeReply(recording, await soundTypeOf(recording), context.header('range'));
    },
    async finishVoice({ params: { id }, context }) {
      access.assertParty(context, id);
      await room.finish(id);
      return ok;
    },
    voiceReport({ params: { id }, context }) {
      access.assertParty(context, id);
      const report = room.report(id);
      if (report === null) throw new AppError('NOT_FOUND', 'There is no report yet: the interview goes on');
      return { status: 200, json: VoiceReport.parse(report) };
    },
    voiceDetail({ params: { id }, context }) {
      access.assertReviewer(context);
      const session = room.find(id);
      const report = room.report(id);
      const { resume, createdAt, endedAt } = session;
      return {
        status: 200,
        json: {
          ...fromSession(session, room.turns(id)), createdAt, endedAt,
          unheard: room.unheard(id).map(({ number, afterSequence, at }) => ({ number, afterSequence, at })),
          resume: resume === null ? null : fromResume(resume), report: report === null ? null : VoiceReport.parse(report),
        },
      };
    },
  };
}

const toWirePath = (path: string): string => path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
