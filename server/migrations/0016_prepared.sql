-- Prepared copy: written before what it says has happened (obituaries, results both ways). It cannot be released while it is
-- locked, and it is locked unless somebody with the right has just said what happened.

CREATE TABLE prepared (
  story_id uuid PRIMARY KEY REFERENCES story (id),
  kind text NOT NULL CHECK (kind IN ('obituary', 'result', 'speech', 'anniversary', 'other')),
  -- What must have happened before it may be used, in words.
  occasion text NOT NULL CHECK (occasion <> ''),
  -- Alternatives of one outcome share a name; at most one of them is ever used.
  alternatives text CHECK (alternatives <> ''),
  prepared_by text NOT NULL,
  prepared_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE INDEX prepared_by_alternatives ON prepared (alternatives) WHERE alternatives IS NOT NULL;

-- Who opened it, on whose word, and until when; closed again by time or by hand.
CREATE TABLE prepared_unlock (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  story_id uuid NOT NULL REFERENCES prepared (story_id),
  unlocked_by text NOT NULL,
  -- What happened, and how it is known.
  happened text NOT NULL CHECK (happened <> ''),
  source text NOT NULL CHECK (source <> ''),
  unlocked_at timestamptz NOT NULL DEFAULT dateline_now(),
  expires_at timestamptz NOT NULL,
  locked_at timestamptz,
  locked_by text,
  CHECK (expires_at > unlocked_at),
  CHECK ((locked_at IS NULL) = (locked_by IS NULL))
);
CREATE INDEX prepared_unlock_by_story ON prepared_unlock (story_id, id DESC);

-- True while a story is prepared and nobody has it open.
CREATE FUNCTION is_prepared_locked(story uuid) RETURNS boolean
LANGUAGE sql STABLE
AS $$
  SELECT EXISTS (SELECT FROM prepared p WHERE p.story_id = story)
     AND NOT EXISTS (
       SELECT FROM prepared_unlock u
       WHERE u.story_id = story AND u.locked_at IS NULL AND u.expires_at > dateline_now()
     )
$$;

-- Whatever the program believes: the first release of locked copy is refused here.
CREATE FUNCTION refuse_locked_release() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh f JOIN prepared p ON p.story_id = f.story_id
             WHERE f.state = 'usable' AND is_prepared_locked(f.story_id)
               AND NOT EXISTS (SELECT FROM release_event e WHERE e.story_id = f.story_id AND e.revision < f.revision
                               AND e.state = 'usable' AND e.effective_at <= dateline_now())) THEN
    RAISE EXCEPTION 'prepared copy is locked' USING ERRCODE = 'DL002';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER release_event_is_not_locked AFTER INSERT ON release_event REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_locked_release();

CREATE TRIGGER prepared_is_kept BEFORE DELETE OR TRUNCATE ON prepared
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER prepared_unlock_is_kept BEFORE DELETE OR TRUNCATE ON prepared_unlock
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (kind, occasion, alternatives) ON prepared TO dateline_app;
GRANT SELECT, INSERT, UPDATE (locked_at, locked_by) ON prepared_unlock TO dateline_app;
