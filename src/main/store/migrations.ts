import { FIRST_MIGRATIONS } from './first-migrations.ts';

/**
 * Numbered steps of the database's shape. A step that has been released is never edited; a change is a new
 * step. `user_version` counts the steps taken.
 */
export const MIGRATIONS: readonly string[] = [
  ...FIRST_MIGRATIONS,
  /* 8: proctored interviews: sessions, attention, collected transcripts, answers */ `
  CREATE TABLE proctored_sessions (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('created', 'running', 'finished')),
    role TEXT NOT NULL,
    language TEXT NOT NULL,
    questions TEXT NOT NULL,
    own TEXT,
    created_at TEXT NOT NULL,
    started_at TEXT,
    finished_at TEXT,
    result TEXT
  ) STRICT;
  CREATE INDEX proctored_sessions_by_time ON proctored_sessions (created_at DESC);

  CREATE TABLE proctored_spans (
    seq INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES proctored_sessions (id) ON DELETE CASCADE,
    t0 REAL NOT NULL,
    t1 REAL NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('focused', 'distracted', 'unknown')),
    event TEXT NOT NULL,
    confidence REAL NOT NULL,
    reason TEXT,
    UNIQUE (session_id, t0)
  ) STRICT;

  CREATE TABLE proctored_pieces (
    seq INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES proctored_sessions (id) ON DELETE CASCADE,
    question INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX proctored_pieces_by_question ON proctored_pieces (session_id, question, seq);

  CREATE TABLE proctored_answers (
    session_id TEXT NOT NULL REFERENCES proctored_sessions (id) ON DELETE CASCADE,
    question INTEGER NOT NULL,
    take INTEGER NOT NULL,
    text TEXT NOT NULL,
    recognised_text TEXT,
    source TEXT NOT NULL CHECK (source IN ('speech', 'typed')),
    t0 REAL,
    t1 REAL,
    at TEXT NOT NULL,
    PRIMARY KEY (session_id, question)
  ) STRICT, WITHOUT ROWID;
  `,
  /* 9: coding tasks that a language model wrote and that proved themselves */ `
  CREATE TABLE coding_tasks (
    id TEXT PRIMARY KEY,
    level TEXT NOT NULL,
    task TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    given_at TEXT
  ) STRICT;
  `,
  /* 10: coaching: accounts, practices, answers, questions, recordings with what was derived from them */ `
  CREATE TABLE coaching_users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    full_name TEXT,
    password_salt TEXT NOT NULL,
    password_key TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE coaching_practices (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES coaching_users (id) ON DELETE CASCADE,
    status TEXT NOT NULL CHECK (status IN ('created', 'ongoing', 'finished')),
    job_title TEXT,
    job_description TEXT,
    interviewer_type TEXT NOT NULL,
    duration_minutes INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT
  ) STRICT;
  CREATE INDEX coaching_practices_by_user ON coaching_practices (user_id, started_at DESC);

  CREATE TABLE coaching_questions (
    id TEXT PRIMARY KEY,
    practice_id TEXT NOT NULL REFERENCES coaching_practices (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    dimension TEXT NOT NULL,
    key TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    reason TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX coaching_questions_by_practice ON coaching_questions (practice_id);

  CREATE TABLE coaching_answers (
    id TEXT PRIMARY KEY,
    practice_id TEXT NOT NULL REFERENCES coaching_practices (id) ON DELETE CASCADE,
    question_id TEXT,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX coaching_answers_by_practice ON coaching_answers (practice_id);

  CREATE TABLE coaching_media (
    id TEXT PRIMARY KEY,
    practice_id TEXT NOT NULL REFERENCES coaching_practices (id) ON DELETE CASCADE,
    media_type TEXT NOT NULL CHECK (media_type IN ('audio', 'video')),
    filename TEXT NOT NULL,
    content_type TEXT NOT NULL,
    byte_length INTEGER NOT NULL,
    question_id TEXT,
    created_at TEXT NOT NULL,
    heard TEXT,
    report TEXT
  ) STRICT;
  CREATE INDEX coaching_media_by_practice ON coaching_media (practice_id);
  `,
  /* 11: an answer of a talk is known by its client's own name for it, so that one that is sent again is the same */ `
  ALTER TABLE voice_turns ADD COLUMN client_key TEXT;
  CREATE UNIQUE INDEX voice_turns_by_client_key ON voice_turns (session_id, client_key) WHERE client_key IS NOT NULL;
  `,
  /* 12: what all reports of a person are read for at once, next to each */ `
  ALTER TABLE coaching_media ADD COLUMN brief TEXT;
  UPDATE coaching_media SET brief = json_object(
    'feedback', json_object('levels', json_extract(report, '$.feedback.levels')),
    'delivery', json_object('measures', json_extract(report, '$.delivery.measures')),
    'expression', json_remove(json_extract(report, '$.expression'), '$.track')
  ) WHERE report IS NOT NULL;
  `,
  /* 13: recordings of a talk wait in rows of their own until they are heard; those that could not be understood stay */ `
  CREATE TABLE voice_recordings (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES voice_sessions (id) ON DELETE CASCADE,
    file_key TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'unheard')),
    -- The last turn before it.
    after_sequence INTEGER NOT NULL,
    at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX voice_recordings_by_session ON voice_recordings (session_id, id);
  INSERT INTO voice_recordings (session_id, file_key, hash, state, after_sequence, at)
    SELECT id, pending_file, pending_hash, 'waiting', (SELECT COALESCE(MAX(sequence), 0) FROM voice_turns WHERE session_id = voice_sessions.id), used_at
    FROM voice_sessions WHERE pending_file IS NOT NULL AND pending_hash IS NOT NULL;
  ALTER TABLE voice_sessions DROP COLUMN pending_file;
  ALTER TABLE voice_sessions DROP COLUMN pending_hash;
  `,
  /* 14: a practice keeps the language that was asked for */ `
  ALTER TABLE coaching_practices ADD COLUMN language TEXT CHECK (language IN ('en', 'ru'));
  `,
];
