-- Release: immutable versions and the release events that decide what the world sees.

CREATE TABLE version (
  story_id uuid NOT NULL REFERENCES story (id),
  version integer NOT NULL CHECK (version > 0),
  candidate_id uuid NOT NULL UNIQUE REFERENCES candidate (id),
  -- Columns for lists and search, taken from the candidate's content when it is stored.
  language text NOT NULL,
  section text NOT NULL,
  headline text NOT NULL,
  slugline text NOT NULL,
  abstract text,
  form text NOT NULL,
  urgency smallint NOT NULL CHECK (urgency BETWEEN 1 AND 9),
  slug text NOT NULL,
  -- First picture of the body {src, alt, width, height}, for lists.
  picture jsonb,
  search tsvector NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT dateline_now(),
  PRIMARY KEY (story_id, version)
);
CREATE INDEX version_search ON version USING gin (search);
CREATE TRIGGER version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Directory entries a version names, for their pages.
CREATE TABLE version_concept (
  story_id uuid NOT NULL,
  version integer NOT NULL,
  concept_id text NOT NULL,
  PRIMARY KEY (concept_id, story_id, version),
  FOREIGN KEY (story_id, version) REFERENCES version (story_id, version)
);
CREATE INDEX version_concept_by_version ON version_concept (story_id, version);
CREATE TRIGGER version_concept_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON version_concept
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE release_event (
  -- Given under one lock as the transaction's last step: commit order, no gaps. The cursor for everything below.
  release_no bigint PRIMARY KEY CHECK (release_no > 0),
  -- Known before release_no, so that participants can refer to it.
  id uuid NOT NULL UNIQUE,
  story_id uuid NOT NULL,
  -- The version the world sees from then on (for a notice: the one it is about).
  version integer NOT NULL,
  -- Counts the events of the story; a notice is a new revision of the same content. Version number on the wire.
  revision integer NOT NULL CHECK (revision > 0),
  kind text NOT NULL CHECK (
    kind IN ('publish', 'update', 'correct', 'refile', 'repeat', 'hold', 'clear', 'kill', 'withdraw', 'embargo-lift', 'archive')
  ),
  -- State of the story from effective_at on.
  state text NOT NULL CHECK (state IN ('usable', 'withheld', 'canceled')),
  rank smallint NOT NULL,
  -- Nothing of the event is public before this instant.
  effective_at timestamptz NOT NULL,
  -- Where the story stands in lists.
  listed_at timestamptz NOT NULL,
  -- First publication of the chain.
  first_at timestamptz NOT NULL,
  language text NOT NULL,
  section text NOT NULL,
  notice text CHECK (notice <> ''),
  released_by text NOT NULL,
  -- What the story touched before and after (sections, days, directory entries), for whoever caches pages.
  touches jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT dateline_now(),
  FOREIGN KEY (story_id, version) REFERENCES version (story_id, version),
  UNIQUE (story_id, revision),
  CHECK (kind NOT IN ('kill', 'withdraw') OR (state = 'canceled' AND notice IS NOT NULL)),
  CHECK (kind <> 'correct' OR notice IS NOT NULL)
);
CREATE INDEX release_event_by_story ON release_event (story_id, release_no DESC);
CREATE INDEX release_event_by_list ON release_event (language, listed_at DESC, release_no DESC);
CREATE INDEX release_event_by_section ON release_event (language, section, listed_at DESC, release_no DESC);
CREATE INDEX release_event_by_effect ON release_event (effective_at);
CREATE TRIGGER release_event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON release_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What has taken effect: its time has come, and no later decision was made before that time.
-- A later decision wins for good: what was scheduled and then overtaken (by a kill, or by another time) never returns.
CREATE VIEW effective_release AS
SELECT e.*
FROM release_event e
WHERE e.effective_at <= dateline_now()
  AND NOT EXISTS (
    SELECT FROM release_event later
    WHERE later.story_id = e.story_id
      AND later.release_no > e.release_no
      AND later.recorded_at < e.effective_at
  );

-- What the world sees of each story now: its last decision that has taken effect.
CREATE VIEW current_release AS
SELECT e.*
FROM effective_release e
WHERE NOT EXISTS (
    SELECT FROM effective_release later
    WHERE later.story_id = e.story_id
      AND later.release_no > e.release_no
  );

GRANT SELECT, INSERT ON version, version_concept, release_event TO dateline_app;
GRANT SELECT ON effective_release, current_release TO dateline_app;
