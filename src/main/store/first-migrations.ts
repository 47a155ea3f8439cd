/** Steps 1 to 7 of the database's shape, in their order; see migrations.ts. Released: never edited. */
export const FIRST_MIGRATIONS: readonly string[] = [
  /* 1: interviews, their turns and results; streams; the ATS outbox; settings */ `
  CREATE TABLE interviews (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('created', 'running', 'finished')),
    candidate TEXT NOT NULL,
    vacancy TEXT NOT NULL,
    job_text TEXT NOT NULL,
    job TEXT NOT NULL,
    language TEXT NOT NULL,
    stream_id TEXT NOT NULL UNIQUE,
    consent_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    finished_at TEXT
  ) STRICT;
  CREATE INDEX interviews_by_time ON interviews (created_at DESC);

  CREATE TABLE turns (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('assistant', 'user')),
    text TEXT NOT NULL,
    recognised_text TEXT,
    source TEXT NOT NULL CHECK (source IN ('speech', 'typed', 'dialogue')),
    corrected INTEGER NOT NULL DEFAULT 0,
    t0 REAL,
    t1 REAL,
    target_skill TEXT,
    reason TEXT,
    created_at TEXT NOT NULL,
    UNIQUE (interview_id, seq)
  ) STRICT;

  CREATE VIRTUAL TABLE turns_text USING fts5 (text, content = 'turns', content_rowid = 'rowid');
  -- Erased words leave the index too, not only the rows.
  INSERT INTO turns_text (turns_text, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER turns_text_insert AFTER INSERT ON turns BEGIN
    INSERT INTO turns_text (rowid, text) VALUES (new.rowid, new.text);
  END;
  CREATE TRIGGER turns_text_delete AFTER DELETE ON turns BEGIN
    INSERT INTO turns_text (turns_text, rowid, text) VALUES ('delete', old.rowid, old.text);
  END;
  CREATE TRIGGER turns_text_update AFTER UPDATE OF text ON turns BEGIN
    INSERT INTO turns_text (turns_text, rowid, text) VALUES ('delete', old.rowid, old.text);
    INSERT INTO turns_text (rowid, text) VALUES (new.rowid, new.text);
  END;

  CREATE TABLE results (
    interview_id TEXT PRIMARY KEY REFERENCES interviews (id) ON DELETE CASCADE,
    result TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE streams (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    language TEXT,
    created_at TEXT NOT NULL,
    discarded_until REAL NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE finals (
    stream_id TEXT NOT NULL REFERENCES streams (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    text TEXT NOT NULL,
    t0 REAL NOT NULL,
    t1 REAL NOT NULL,
    confidence REAL,
    words TEXT,
    PRIMARY KEY (stream_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ats_outbox (
    candidate_id TEXT NOT NULL,
    vacancy_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    report_link TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'refused')),
    attempts INTEGER NOT NULL DEFAULT 0,
    detail TEXT,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (candidate_id, vacancy_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  /* 2: how far a stream was recognised, and when it was last used */ `
  -- Seconds; null for streams of before: what was pending in them is not known.
  ALTER TABLE streams ADD COLUMN settled_until REAL;
  ALTER TABLE streams ADD COLUMN used_at TEXT NOT NULL DEFAULT '';
  UPDATE streams SET used_at = created_at;
  CREATE INDEX streams_by_use ON streams (used_at);
  `,
  /* 3: files that are transcribed */ `
  CREATE TABLE transcriptions (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    language TEXT,
    duration_s REAL,
    done_s REAL NOT NULL,
    error TEXT,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE utterances (
    transcription_id TEXT NOT NULL REFERENCES transcriptions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    text TEXT NOT NULL,
    t0 REAL NOT NULL,
    t1 REAL NOT NULL,
    confidence REAL,
    words TEXT,
    PRIMARY KEY (transcription_id, seq)
  ) STRICT, WITHOUT ROWID;
  `,
  /* 4: decisions on their way to the ATS know their next try and their interview */ `
  ALTER TABLE ats_outbox ADD COLUMN next_try_at TEXT;
  ALTER TABLE ats_outbox ADD COLUMN interview_id TEXT REFERENCES interviews (id) ON DELETE CASCADE;
  UPDATE ats_outbox SET next_try_at = updated_at WHERE state = 'pending';
  CREATE INDEX ats_outbox_by_interview ON ats_outbox (interview_id);
  `,
  /* 5: coding interviews: code with its versions, runs, conversation, what the page noticed, report */ `
  CREATE TABLE coding_sessions (
    id TEXT PRIMARY KEY,
    candidate_name TEXT,
    -- Lower case, for finding what the same person was given.
    candidate_key TEXT,
    code_language TEXT NOT NULL,
    level TEXT NOT NULL,
    language TEXT NOT NULL,
    task_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('CREATED', 'IN_PROGRESS', 'CODE_SUBMITTED', 'CHATTING', 'FINISHED')),
    code TEXT NOT NULL,
    report TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX coding_sessions_by_candidate ON coding_sessions (candidate_key);

  CREATE TABLE coding_versions (
    session_id TEXT NOT NULL REFERENCES coding_sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE coding_runs (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES coding_sessions (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    visible TEXT NOT NULL,
    -- Null until the hidden tests have run.
    hidden TEXT,
    stdout TEXT NOT NULL,
    stderr TEXT NOT NULL,
    elapsed_ms REAL NOT NULL,
    memory_mb REAL NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX coding_runs_by_session ON coding_runs (session_id);
  CREATE INDEX coding_runs_unfinished ON coding_runs (id) WHERE hidden IS NULL;

  CREATE TABLE coding_messages (
    session_id TEXT NOT NULL REFERENCES coding_sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    text TEXT NOT NULL,
    topic TEXT,
    at TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE coding_events (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES coding_sessions (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    details TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX coding_events_by_session ON coding_events (session_id, type);
  `,
  /* 6: how the code of a coding interview was written, edit by edit; when its candidate agreed */ `
  -- Null for interviews of other programs, which ask themselves.
  ALTER TABLE coding_sessions ADD COLUMN consent_at TEXT;

  CREATE TABLE coding_writing (
    session_id TEXT PRIMARY KEY REFERENCES coding_sessions (id) ON DELETE CASCADE,
    initial_code TEXT NOT NULL,
    -- What the kept edits come to.
    code TEXT NOT NULL,
    edits INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    truncated INTEGER NOT NULL DEFAULT 0,
    -- The last batch, so that it may come again.
    batch_seq INTEGER,
    batch_hash TEXT,
    batch_at TEXT
  ) STRICT, WITHOUT ROWID;
  INSERT INTO coding_writing (session_id, initial_code, code)
    SELECT id, COALESCE((SELECT code FROM coding_versions WHERE session_id = id AND seq = 1), code), code FROM coding_sessions;

  CREATE TABLE coding_edits (
    session_id TEXT NOT NULL REFERENCES coding_sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (session_id, seq)
  ) STRICT, WITHOUT ROWID;
  `,
  /* 7: interviews about one's own resume: sessions with their progress, turns */ `
  CREATE TABLE voice_sessions (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('created', 'running', 'ended')),
    candidate TEXT NOT NULL,
    role TEXT NOT NULL,
    language TEXT,
    minutes INTEGER NOT NULL,
    pace TEXT NOT NULL,
    resume TEXT,
    own_interface INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    used_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT,
    paused_ms REAL NOT NULL DEFAULT 0,
    -- An answer that came in and is not a turn yet.
    pending_file TEXT,
    pending_hash TEXT,
    draft TEXT,
    told_sequence INTEGER NOT NULL DEFAULT 0,
    voiced_sequence INTEGER NOT NULL DEFAULT 0,
    is_closing INTEGER NOT NULL DEFAULT 0,
    is_paused INTEGER NOT NULL DEFAULT 0,
    stands_since TEXT,
    heard_until REAL NOT NULL DEFAULT 0,
    report TEXT
  ) STRICT;
  CREATE INDEX voice_sessions_by_time ON voice_sessions (created_at DESC);

  CREATE TABLE voice_turns (
    session_id TEXT NOT NULL REFERENCES voice_sessions (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('interviewer', 'candidate')),
    text TEXT NOT NULL,
    recognised_text TEXT,
    corrected INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL CHECK (source IN ('speech', 'typed', 'dialogue')),
    phase TEXT NOT NULL,
    topic TEXT,
    heard REAL NOT NULL DEFAULT 1,
    audio_key TEXT,
    t0 REAL,
    t1 REAL,
    at TEXT NOT NULL,
    PRIMARY KEY (session_id, sequence)
  ) STRICT, WITHOUT ROWID;
  `,
];
