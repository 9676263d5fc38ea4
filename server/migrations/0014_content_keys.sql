-- Content under keys of its own: what a candidate says is kept sealed, each under a key that two people can destroy.
-- The keys lie beside it, wrapped under a master key that is not in the database.

-- Master keys that something in this database is wrapped under, by the digest that names them; never a key itself.
CREATE TABLE content_master (
  id text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{16}$'),
  first_used_at timestamptz NOT NULL DEFAULT dateline_now(),
  -- From then on nothing more is wrapped under it.
  retired_at timestamptz
);

-- What somebody with a right to it has asked to have removed, and whether a second person agreed.
CREATE TABLE removal_order (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  story_id uuid NOT NULL REFERENCES story (id),
  -- Null: the story with everything of it. Else earlier versions; the one that stands is removed with the whole story only.
  versions integer[] CHECK (cardinality(versions) > 0),
  legal_basis text NOT NULL CHECK (legal_basis <> ''),
  -- What readers and subscribers are told.
  reason text NOT NULL CHECK (reason <> ''),
  -- File number of the court or the request; for the agency alone.
  reference text CHECK (reference <> ''),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT dateline_now(),
  expires_at timestamptz NOT NULL,
  confirmed_by text,
  confirmed_at timestamptz,
  dropped_by text,
  dropped_at timestamptz,
  executed_at timestamptz,
  CHECK (expires_at > requested_at),
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CHECK ((dropped_by IS NULL) = (dropped_at IS NULL)),
  -- The second person is another person.
  CONSTRAINT removal_order_needs_two CHECK (confirmed_by <> requested_by),
  CHECK (confirmed_at IS NULL OR confirmed_at < expires_at),
  CHECK (executed_at IS NULL OR confirmed_at IS NOT NULL),
  CHECK (dropped_at IS NULL OR executed_at IS NULL)
);
CREATE INDEX removal_order_by_story ON removal_order (story_id);
CREATE INDEX removal_order_by_time ON removal_order (requested_at DESC, id);
-- One open order a story.
CREATE UNIQUE INDEX removal_order_open_once ON removal_order (story_id) WHERE dropped_at IS NULL AND executed_at IS NULL;

-- An order is written once; each later step fills what was empty, once, and nothing else.
CREATE FUNCTION removal_order_steps() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'removal orders are never removed' USING ERRCODE = 'DL001';
  END IF;
  IF (NEW.id, NEW.story_id, NEW.versions, NEW.legal_basis, NEW.reason, NEW.reference, NEW.requested_by, NEW.requested_at,
      NEW.expires_at) IS DISTINCT FROM
     (OLD.id, OLD.story_id, OLD.versions, OLD.legal_basis, OLD.reason, OLD.reference, OLD.requested_by, OLD.requested_at,
      OLD.expires_at)
     OR (OLD.confirmed_by IS NOT NULL AND (NEW.confirmed_by, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by, OLD.confirmed_at))
     OR (OLD.dropped_by IS NOT NULL AND (NEW.dropped_by, NEW.dropped_at) IS DISTINCT FROM (OLD.dropped_by, OLD.dropped_at))
     OR (OLD.executed_at IS NOT NULL AND NEW.executed_at IS DISTINCT FROM OLD.executed_at)
     OR (OLD.dropped_at IS NOT NULL AND NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by) THEN
    RAISE EXCEPTION 'a removal order is not changed, only confirmed, dropped or executed' USING ERRCODE = 'DL001';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER removal_order_steps BEFORE UPDATE ON removal_order FOR EACH ROW EXECUTE FUNCTION removal_order_steps();
CREATE TRIGGER removal_order_is_kept BEFORE DELETE OR TRUNCATE ON removal_order
  FOR EACH STATEMENT EXECUTE FUNCTION removal_order_steps();

-- The key of one candidate, wrapped (AES-256-GCM) under a master key. Null: destroyed, by an order.
CREATE TABLE content_key (
  candidate_id uuid PRIMARY KEY REFERENCES candidate (id),
  master text NOT NULL,
  wrapped bytea CHECK (length(wrapped) = 60),
  removal_order_id uuid REFERENCES removal_order (id),
  destroyed_at timestamptz,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
  CHECK ((wrapped IS NULL) = (removal_order_id IS NOT NULL))
);
CREATE INDEX content_key_destroyed ON content_key (removal_order_id) WHERE removal_order_id IS NOT NULL;

-- A key is wrapped anew under another master, or destroyed under an order that two people gave. It never comes back.
CREATE FUNCTION content_key_steps() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'keys are destroyed by an order, never removed' USING ERRCODE = 'DL001';
  END IF;
  IF NEW.candidate_id <> OLD.candidate_id OR OLD.wrapped IS NULL THEN
    RAISE EXCEPTION 'a destroyed key does not come back' USING ERRCODE = 'DL001';
  END IF;
  IF NEW.wrapped IS NULL AND NOT EXISTS (
    SELECT FROM removal_order o JOIN candidate c ON c.story_id = o.story_id
    WHERE o.id = NEW.removal_order_id AND c.id = NEW.candidate_id
      AND o.confirmed_by <> o.requested_by AND o.dropped_at IS NULL
  ) THEN
    RAISE EXCEPTION 'a key is destroyed only by an order that two people gave' USING ERRCODE = 'DL003';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER content_key_steps BEFORE UPDATE ON content_key FOR EACH ROW EXECUTE FUNCTION content_key_steps();
CREATE TRIGGER content_key_is_kept BEFORE DELETE OR TRUNCATE ON content_key
  FOR EACH STATEMENT EXECUTE FUNCTION content_key_steps();

-- The digest stays that of the canonical JSON; whoever opens the content compares it. `plain` holds what was frozen before
-- this migration until the next start has sealed it, and is empty ever after.
ALTER TABLE candidate RENAME COLUMN content TO plain;
ALTER TABLE candidate DROP CONSTRAINT candidate_check;
ALTER TABLE candidate ALTER COLUMN plain DROP NOT NULL;
ALTER TABLE candidate ADD COLUMN sealed bytea;
ALTER TABLE candidate
  ADD CONSTRAINT candidate_digest_length CHECK (length(digest) = 32),
  ADD CONSTRAINT candidate_is_sealed CHECK ((plain IS NULL) = (sealed IS NOT NULL)),
  ADD CONSTRAINT candidate_plain_digest CHECK (plain IS NULL OR digest = sha256(convert_to(plain, 'UTF8'))),
  ADD CONSTRAINT candidate_sealed_length CHECK (length(sealed) > 29);
-- Ciphertext does not get smaller.
ALTER TABLE candidate ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX candidate_plain ON candidate (id) WHERE plain IS NOT NULL;

-- The one change a candidate may see: what it says goes from `plain` to `sealed`.
CREATE FUNCTION candidate_is_sealed_once() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF OLD.plain IS NULL OR NEW.plain IS NOT NULL
     OR (NEW.id, NEW.story_id, NEW.draft_id, NEW.draft_seq, NEW.digest, NEW.frozen_at, NEW.frozen_by) IS DISTINCT FROM
        (OLD.id, OLD.story_id, OLD.draft_id, OLD.draft_seq, OLD.digest, OLD.frozen_at, OLD.frozen_by) THEN
    RAISE EXCEPTION 'candidate rows are never changed or removed' USING ERRCODE = 'DL001';
  END IF;
  RETURN NEW;
END
$$;
DROP TRIGGER candidate_is_append_only ON candidate;
CREATE TRIGGER candidate_is_append_only BEFORE DELETE OR TRUNCATE ON candidate
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER candidate_is_sealed_once BEFORE UPDATE ON candidate
  FOR EACH ROW EXECUTE FUNCTION candidate_is_sealed_once();

-- What opening a content takes.
CREATE VIEW sealed_content AS
SELECT c.id AS candidate_id, c.story_id, c.digest, c.sealed, k.master, k.wrapped
FROM candidate c JOIN content_key k ON k.candidate_id = c.id;

-- What SQL asks of the content itself: which revision of which story a translation was made from.
ALTER TABLE version ADD COLUMN made_from_guid text, ADD COLUMN made_from_version integer;
ALTER TABLE version DISABLE TRIGGER version_is_append_only;
UPDATE version v
SET made_from_guid = c.plain::jsonb #>> '{translationOf,guid}',
    made_from_version = (c.plain::jsonb #>> '{translationOf,version}')::integer
FROM candidate c
WHERE c.id = v.candidate_id AND c.plain IS NOT NULL AND c.plain::jsonb ? 'translationOf';
ALTER TABLE version ENABLE TRIGGER version_is_append_only;

-- Which pictures a candidate shows, by their names: what only a removed story shows goes with it.
CREATE TABLE candidate_media (
  candidate_id uuid NOT NULL REFERENCES candidate (id),
  name text NOT NULL,
  PRIMARY KEY (candidate_id, name)
);
CREATE INDEX candidate_media_by_name ON candidate_media (name);

GRANT SELECT, INSERT ON content_master, content_key, candidate_media TO dateline_app;
GRANT SELECT ON sealed_content TO dateline_app;
GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at, dropped_by, dropped_at) ON removal_order TO dateline_app;
