/** Coaching: accounts, practices, answers, questions, recordings and what was derived from them. */
import { AppError } from '../base/errors.ts';
import type { CoachingStore, CoachingUser, HeardRecording, Practice, PracticeAnswer, PracticeMedia, PracticeQuestion } from '../ports/coaching.ts';
import { forgetErased, type Database } from './database.ts';

const USER = 'id, email, full_name AS fullName, created_at AS createdAt';
const PRACTICE = `id, user_id AS userId, status, job_title AS jobTitle, job_description AS jobDescription, interviewer_type AS interviewerType,
  duration_minutes AS durationMinutes, language, created_at AS createdAt, started_at AS startedAt, ended_at AS endedAt`;
const MEDIA = `id, practice_id AS practiceId, media_type AS mediaType, filename, content_type AS contentType, byte_length AS byteLength,
  question_id AS questionId, created_at AS createdAt`;
const ANSWER = 'id, practice_id AS practiceId, question_id AS questionId, text, created_at AS createdAt';
const QUESTION = 'id, practice_id AS practiceId, text, type, dimension, key, difficulty, reason, created_at AS createdAt';

/** What all of a person's recordings are read for at once, next to the report as bound to `@report`: reports of long films are large. */
const BRIEF = `json_object('feedback', json_object('levels', json_extract(@report, '$.feedback.levels')),
  'delivery', json_object('measures', json_extract(@report, '$.delivery.measures')), 'expression', json_remove(json_extract(@report, '$.expression'), '$.track'))`;

type AccountRow = CoachingUser & { readonly salt: string; readonly key: string };

/** @param now wall time */
export function createCoachingStore(db: Database, now: () => Date): CoachingStore {
  const addUser = db.prepare<[Record<string, unknown>], CoachingUser>(
    `INSERT INTO coaching_users (id, email, full_name, password_salt, password_key, created_at) VALUES (@id, @email, @fullName, @salt, @key, @now)
     ON CONFLICT (email) DO NOTHING RETURNING ${USER}`,
  );
  const userById = db.prepare<[string], CoachingUser>(`SELECT ${USER} FROM coaching_users WHERE id = ?`);
  const accountOf = db.prepare<[string], AccountRow>(`SELECT ${USER}, password_salt AS salt, password_key AS key FROM coaching_users WHERE email = ?`);
  const eraseUser = db.prepare<[string]>('DELETE FROM coaching_users WHERE id = ?');
  const addPractice = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO coaching_practices (id, user_id, status, job_title, job_description, interviewer_type, duration_minutes, language, created_at)
     VALUES (@id, @userId, 'created', @jobTitle, @jobDescription, @interviewerType, @durationMinutes, @language, @now)`,
  );
  const practiceById = db.prepare<[string], Practice>(`SELECT ${PRACTICE} FROM coaching_practices WHERE id = ?`);
  const practicesOf = db.prepare<[string], Practice>(
    `SELECT ${PRACTICE} FROM coaching_practices WHERE user_id = ? ORDER BY started_at IS NULL, started_at DESC, created_at DESC, rowid DESC`,
  );
  const start = db.prepare<[string, string]>(`UPDATE coaching_practices SET status = 'ongoing', started_at = COALESCE(started_at, ?) WHERE id = ? AND status <> 'finished'`);
  const end = db.prepare<[string, string]>(`UPDATE coaching_practices SET status = 'finished', ended_at = COALESCE(ended_at, ?) WHERE id = ?`);
  const erasePractice = db.prepare<[string]>('DELETE FROM coaching_practices WHERE id = ?');
  const addAnswer = db.prepare<[Record<string, unknown>], PracticeAnswer>(
    `INSERT INTO coaching_answers (id, practice_id, question_id, text, created_at) VALUES (@id, @practiceId, @questionId, @text, @now) RETURNING ${ANSWER}`,
  );
  const answersOf = db.prepare<[string], PracticeAnswer>(`SELECT ${ANSWER} FROM coaching_answers WHERE practice_id = ? ORDER BY rowid`);
  const addQuestion = db.prepare<[Record<string, unknown>], PracticeQuestion>(
    `INSERT INTO coaching_questions (id, practice_id, text, type, dimension, key, difficulty, reason, created_at)
     VALUES (@id, @practiceId, @text, @type, @dimension, @key, @difficulty, @reason, @now) RETURNING ${QUESTION}`,
  );
  const questionsOf = db.prepare<[string], PracticeQuestion>(`SELECT ${QUESTION} FROM coaching_questions WHERE practice_id = ? ORDER BY rowid`);
  const addMedia = db.prepare<[Record<string, unknown>], PracticeMedia>(
    `INSERT INTO coaching_media (id, practice_id, media_type, filename, content_type, byte_length, question_id, created_at)
     VALUES (@id, @practiceId, @mediaType, @filename, @contentType, @byteLength, @questionId, @now) RETURNING ${MEDIA}`,
  );
  const mediaById = db.prepare<[string], PracticeMedia>(`SELECT ${MEDIA} FROM coaching_media WHERE id = ?`);
  const mediaOf = db.prepare<[string], PracticeMedia>(`SELECT ${MEDIA} FROM coaching_media WHERE practice_id = ? ORDER BY rowid`);
  const mediaIds = db.prepare<[], { id: string }>('SELECT id FROM coaching_media');
  const eraseMedia = db.prepare<[string]>('DELETE FROM coaching_media WHERE id = ?');
  const setHeard = db.prepare<[string, string]>('UPDATE coaching_media SET heard = ? WHERE id = ?');
  const setReport = db.prepare<[{ readonly id: string; readonly report: string }]>(`UPDATE coaching_media SET report = @report, brief = ${BRIEF} WHERE id = @id`);
  const hasReport = db.prepare<[string]>('SELECT 1 FROM coaching_media WHERE id = ? AND report IS NOT NULL');
  const briefs = db.prepare<[string], PracticeMedia & { readonly question: string | null; readonly brief: string }>(
    `SELECT ${MEDIA.split(',').map((column) => `media.${column.trim()}`).join(', ')}, question.text AS question, media.brief
     FROM coaching_practices AS practice
     JOIN coaching_media AS media ON media.practice_id = practice.id
     LEFT JOIN coaching_questions AS question ON question.id = media.question_id AND question.practice_id = practice.id
     WHERE practice.user_id = ? AND media.brief IS NOT NULL ORDER BY media.created_at, media.rowid`,
  );
  const derived = db.prepare<[string], { heard: string | null; report: string | null }>('SELECT heard, report FROM coaching_media WHERE id = ?');

  const time = (): string => now().toISOString();
  const practice = (id: string): Practice => {
    const found = practiceById.get(id);
    if (found === undefined) throw new AppError('NOT_FOUND');
    return found;
  };
  const inserted = <T>(row: T | undefined): T => {
    if (row === undefined) throw new AppError('INTERNAL');
    return row;
  };

  return {
    addUser({ password, ...user }) {
      const added = addUser.get({ ...user, ...password, now: time() });
      if (added === undefined) throw new AppError('CONFLICT', 'Email already registered');
      return added;
    },
    user: (id) => userById.get(id) ?? null,
    account(email) {
      const row = accountOf.get(email);
      if (row === undefined) return null;
      const { salt, key, ...user } = row;
      return { ...user, password: { salt, key } };
    },
    eraseUser(id) {
      eraseUser.run(id);
      forgetErased(db);
    },
    addPractice(given) {
      addPractice.run({ language: null, ...given, now: time() });
      return practice(given.id);
    },
    practice: (id) => practiceById.get(id) ?? null,
    practices: (userId) => practicesOf.all(userId),
    start(id) {
      start.run(time(), id);
      return practice(id);
    },
    end(id) {
      end.run(time(), id);
      return practice(id);
    },
    erasePractice(id) {
      erasePractice.run(id);
      forgetErased(db);
    },
    addAnswer: (answer) => inserted(addAnswer.get({ ...answer, now: time() })),
    answers: (id) => answersOf.all(id),
    addQuestion: (question) => inserted(addQuestion.get({ ...question, now: time() })),
    questions: (id) => questionsOf.all(id),
    addMedia: (media) => inserted(addMedia.get({ ...media, now: time() })),
    media: (id) => mediaById.get(id) ?? null,
    mediaOf: (id) => mediaOf.all(id),
    mediaIds: () => mediaIds.all().map(({ id }) => id),
    eraseMedia(id) {
      eraseMedia.run(id);
      forgetErased(db);
    },
    setHeard: (id, heard) => void setHeard.run(JSON.stringify(heard), id),
    heard(id) {
      const text = derived.get(id)?.heard ?? null;
      return text === null ? null : (JSON.parse(text) as HeardRecording);
    },
    setReport: (id, report) => void setReport.run({ id, report: JSON.stringify(report) }),
    report(id) {
      const text = derived.get(id)?.report ?? null;
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    hasReport: (id) => hasReport.get(id) !== undefined,
    briefs: (userId) => briefs.all(userId).map(({ question, brief, ...media }) => ({ media, question, brief: JSON.parse(brief) as unknown })),
  };
}
