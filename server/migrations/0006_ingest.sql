-- Ingest: what came in, byte for byte, and a journal that says of every item what became of it.

-- One import: how it was asked for, with the profile as it was then.
CREATE TABLE ingest_batch (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mode text NOT NULL CHECK (mode IN ('incoming', 'archive')),
  profile jsonb,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TRIGGER ingest_batch_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ingest_batch
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Kept before anything is read from it, so that a better reader can read it again. In pieces, so that no file is too long.
CREATE TABLE raw_item (
  digest bytea PRIMARY KEY CHECK (length(digest) = 32),
  size bigint NOT NULL CHECK (size >= 0),
  -- Under which it first came.
  name text NOT NULL,
  -- The import that first brought it, and so how it is to be read when that import was cut off.
  batch_id uuid NOT NULL REFERENCES ingest_batch (id),
  stored_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TABLE raw_piece (
  digest bytea NOT NULL REFERENCES raw_item (digest),
  n integer NOT NULL CHECK (n >= 0),
  bytes bytea NOT NULL,
  PRIMARY KEY (digest, n)
);
CREATE TRIGGER raw_item_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON raw_item
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER raw_piece_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON raw_piece
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is known about a source: its zone, language, agency and section names; see ingest/profile.ts.
CREATE TABLE source_profile (
  key text PRIMARY KEY CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  profile jsonb NOT NULL CHECK (jsonb_typeof(profile) = 'object'),
  updated_at timestamptz NOT NULL DEFAULT dateline_now()
);

CREATE TABLE ingest_item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch_id uuid NOT NULL REFERENCES ingest_batch (id),
  file text NOT NULL,
  -- In the file: an element path, a line, a JSON pointer.
  place text NOT NULL,
  -- Null when the file could not be read at all.
  digest bytea REFERENCES raw_item (digest),
  format text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('imported', 'duplicate', 'kept', 'quarantined')),
  code text CHECK (code <> ''),
  message text,
  guid text,
  source_version integer,
  headline text,
  story_id uuid REFERENCES story (id),
  draft_id uuid REFERENCES draft (id),
  assumptions jsonb NOT NULL DEFAULT '[]',
  unknown jsonb NOT NULL DEFAULT '[]',
  at timestamptz NOT NULL DEFAULT dateline_now(),
  CHECK (outcome IN ('imported', 'duplicate') OR (code IS NOT NULL AND message IS NOT NULL)),
  CHECK (outcome <> 'imported' OR story_id IS NOT NULL)
);
CREATE INDEX ingest_item_by_digest ON ingest_item (digest, place, id);
CREATE INDEX ingest_item_quarantined ON ingest_item (id) WHERE outcome = 'quarantined';
CREATE TRIGGER ingest_item_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ingest_item
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which content each version of a source's item had. Written with the story itself, in one transaction: the key is what
-- keeps two imports, or one that was cut off and begun again, from taking the same thing in twice.
CREATE TABLE source_version (
  -- The item's own guid, else a name made from its content (RFC 6920).
  guid text NOT NULL,
  -- 0 when the source counts no versions.
  version integer NOT NULL CHECK (version >= 0),
  -- 1; more when the same bytes were read again and read differently, or, without version numbers, at a later time.
  reading integer NOT NULL CHECK (reading > 0),
  -- SHA-256 of the canonical content without its provenance: the same words are the same story, whatever the wrapping.
  content_digest bytea NOT NULL CHECK (length(content_digest) = 32),
  published timestamptz,
  digest bytea NOT NULL REFERENCES raw_item (digest),
  place text NOT NULL,
  -- Null for a version by which the source took the story back: nothing was made of it, but it is known.
  story_id uuid REFERENCES story (id),
  PRIMARY KEY (guid, version, reading)
);
CREATE INDEX source_version_by_digest ON source_version (digest, place);
CREATE TRIGGER source_version_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON source_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON raw_item, raw_piece, ingest_batch, ingest_item, source_version TO dateline_app;
GRANT SELECT, INSERT, UPDATE (profile, updated_at) ON source_profile TO dateline_app;
