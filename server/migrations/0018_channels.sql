-- Channels: push, mail and social gateways that carry what was released, and nothing else. Tests and drills have tables of
-- their own: no row of them can name a channel that real people listen to, and no release can name a test channel.

CREATE TABLE channel (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> ''),
  kind text NOT NULL CHECK (kind IN ('push', 'mail', 'social')),
  url text NOT NULL CHECK (url ~ '^https?://'),
  -- Ed25519: the public half is given to the receiver; the private half is sealed with the agency's secret. Nobody types it.
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  sealed_key bytea NOT NULL,
  -- What it carries. Null means all.
  languages text[] CHECK (cardinality(languages) > 0),
  sections text[] CHECK (cardinality(sections) > 0),
  -- This urgent or more; a story that was carried once is followed whatever its urgency.
  urgency smallint NOT NULL DEFAULT 9 CHECK (urgency BETWEEN 1 AND 9),
  active boolean NOT NULL DEFAULT true,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT dateline_now()
);

-- How far the release log was read; one row, so that nodes take turns.
CREATE TABLE channel_cursor (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  release_no bigint NOT NULL DEFAULT 0
);
INSERT INTO channel_cursor DEFAULT VALUES;

CREATE TABLE channel_post (
  -- Sent with every attempt, so that a receiver can tell a second one.
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  channel_id integer NOT NULL REFERENCES channel (id),
  -- Only what was released can be posted.
  release_no bigint NOT NULL REFERENCES release_event (release_no),
  story_id uuid NOT NULL REFERENCES story (id),
  rank smallint NOT NULL,
  not_before timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sending', 'sent', 'overtaken', 'needless', 'failed')),
  action text CHECK (action IN ('post', 'replace', 'withdraw')),
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  sent_at timestamptz,
  -- The name that the receiver gave it.
  remote_id text,
  problem text,
  UNIQUE (channel_id, release_no),
  CHECK (state <> 'sent' OR (sent_at IS NOT NULL AND action IS NOT NULL))
);
CREATE INDEX channel_post_open ON channel_post (next_at) WHERE state IN ('due', 'sending');
CREATE INDEX channel_post_by_story ON channel_post (channel_id, story_id, release_no);

CREATE TABLE test_channel (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> ''),
  url text NOT NULL CHECK (url ~ '^https?://'),
  public_key bytea NOT NULL CHECK (length(public_key) = 32),
  sealed_key bytea NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT dateline_now()
);

CREATE TABLE drill (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  headline text NOT NULL CHECK (headline <> ''),
  body text NOT NULL DEFAULT '',
  language text NOT NULL,
  begun_by text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TABLE drill_post (
  drill_id uuid NOT NULL REFERENCES drill (id),
  test_channel_id integer NOT NULL REFERENCES test_channel (id),
  sent_at timestamptz,
  problem text,
  PRIMARY KEY (drill_id, test_channel_id)
);
CREATE TRIGGER drill_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON drill
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER channel_is_kept BEFORE DELETE OR TRUNCATE ON channel FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER channel_post_is_kept BEFORE DELETE OR TRUNCATE ON channel_post
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER test_channel_is_kept BEFORE DELETE OR TRUNCATE ON test_channel
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (active, languages, sections, urgency) ON channel TO dateline_app;
GRANT SELECT, UPDATE (release_no) ON channel_cursor TO dateline_app;
GRANT SELECT, INSERT, UPDATE (state, action, attempts, next_at, sent_at, remote_id, problem) ON channel_post TO dateline_app;
GRANT SELECT, INSERT, UPDATE (active) ON test_channel TO dateline_app;
GRANT SELECT, INSERT ON drill TO dateline_app;
GRANT SELECT, INSERT, UPDATE (sent_at, problem) ON drill_post TO dateline_app;
