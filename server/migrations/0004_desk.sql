-- Desk: stories, drafts (a Yjs document kept as its update log) and candidates (frozen drafts).

CREATE TABLE story (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- The constant identifier of the chain, the same for all its versions.
  guid text NOT NULL UNIQUE,
  -- Ends the permanent address; random, so that no address can be guessed before release.
  public_id text NOT NULL UNIQUE CHECK (public_id ~ '^[a-z0-9]{10}$'),
  language text NOT NULL,
  -- Stories that are translations of each other share it.
  translation_group uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT dateline_now(),
  created_by text NOT NULL,
  UNIQUE (translation_group, language)
);

CREATE TABLE draft (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  story_id uuid NOT NULL REFERENCES story (id),
  desk text NOT NULL DEFAULT 'newsroom',
  stage text NOT NULL DEFAULT 'working' CHECK (stage IN ('incoming', 'working', 'frozen', 'done', 'spiked')),
  -- Version the draft was opened from; null for a new story.
  base_version integer,
  -- A picture of the document for lists and search, redrawn after each update; never a source of truth.
  headline text NOT NULL DEFAULT '',
  slugline text NOT NULL DEFAULT '',
  section text NOT NULL DEFAULT 'general',
  language text NOT NULL,
  urgency smallint NOT NULL DEFAULT 5 CHECK (urgency BETWEEN 1 AND 9),
  form text NOT NULL DEFAULT 'report',
  body_text text NOT NULL DEFAULT '',
  -- Last seq of draft_update that the picture shows.
  drawn_seq bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT dateline_now(),
  created_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT dateline_now(),
  updated_by text NOT NULL,
  search tsvector GENERATED ALWAYS AS (
    to_tsvector('simple', headline || ' ' || slugline || ' ' || left(body_text, 100000))
  ) STORED
);
CREATE INDEX draft_by_time ON draft (updated_at DESC, id);
CREATE INDEX draft_by_story ON draft (story_id);
CREATE INDEX draft_search ON draft USING gin (search);
-- One open draft a story: two people work in the same document, never in two.
CREATE UNIQUE INDEX draft_open_once ON draft (story_id) WHERE stage IN ('incoming', 'working', 'frozen');

CREATE TABLE draft_update (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES draft (id),
  update bytea NOT NULL,
  author text NOT NULL,
  at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE INDEX draft_update_by_draft ON draft_update (draft_id, seq);
CREATE TRIGGER draft_update_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_update
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE candidate (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  story_id uuid NOT NULL REFERENCES story (id),
  draft_id uuid REFERENCES draft (id),
  -- The update log as frozen: later rows are edits that were not read.
  draft_seq bigint,
  -- Canonical JSON (RFC 8785) of the content, exactly the bytes the digest is over.
  content text NOT NULL,
  digest bytea NOT NULL CHECK (digest = sha256(convert_to(content, 'UTF8'))),
  frozen_at timestamptz NOT NULL DEFAULT dateline_now(),
  frozen_by text NOT NULL
);
CREATE INDEX candidate_by_story ON candidate (story_id, frozen_at DESC);
CREATE TRIGGER candidate_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON candidate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON story, draft_update, candidate TO dateline_app;
GRANT SELECT, INSERT, UPDATE ON draft TO dateline_app;
