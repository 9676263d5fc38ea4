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

-- True while this transaction carries out an order that two people gave: the one exception of what is never changed.
CREATE FUNCTION carries_out_removal(story uuid DEFAULT NULL) RETURNS boolean
LANGUAGE sql STABLE
AS $$
  SELECT EXISTS (
    SELECT FROM removal_order o
    WHERE o.id::text = current_setting('dateline.removal', true)
      AND o.confirmed_by <> o.requested_by AND o.dropped_at IS NULL AND (story IS NULL OR o.story_id = story)
  )
$$;

-- As refuse_change, for tables whose rows an order takes away.
CREATE FUNCTION refuse_change_but_removal() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP <> 'TRUNCATE' AND carries_out_removal() THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'DL001';
END
$$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['draft_update', 'version_concept', 'ingest_item', 'raw_piece', 'media', 'approval', 'approval_item',
                            'approval_answer', 'version_media', 'embargo_seal'] LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', name || '_is_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_but_removal()', name || '_is_append_only', name);
  END LOOP;
END
$$;

-- A version whose key is destroyed loses the words that lists and search had of it, and nothing else.
CREATE FUNCTION version_is_blanked_by_order() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF carries_out_removal(OLD.story_id)
     AND EXISTS (SELECT FROM content_key k WHERE k.candidate_id = OLD.candidate_id AND k.wrapped IS NULL)
     AND (NEW.headline, NEW.slugline, NEW.slug, NEW.search) = ('', '', 'removed', ''::tsvector)
     AND NEW.abstract IS NULL AND NEW.picture IS NULL
     AND to_jsonb(NEW) - '{headline,slugline,slug,search,abstract,picture}'::text[]
         = to_jsonb(OLD) - '{headline,slugline,slug,search,abstract,picture}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'version rows are never changed or removed' USING ERRCODE = 'DL001';
END
$$;
DROP TRIGGER version_is_append_only ON version;
CREATE TRIGGER version_is_append_only BEFORE DELETE OR TRUNCATE ON version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER version_is_blanked_by_order BEFORE UPDATE ON version
  FOR EACH ROW EXECUTE FUNCTION version_is_blanked_by_order();

-- An event of such a version loses what was said about it and where it stood; that it happened, when and by whom stays.
CREATE FUNCTION release_event_is_blanked_by_order() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF carries_out_removal(OLD.story_id)
     AND EXISTS (SELECT FROM version v JOIN content_key k ON k.candidate_id = v.candidate_id
                 WHERE v.story_id = OLD.story_id AND v.version = OLD.version AND k.wrapped IS NULL)
     AND to_jsonb(NEW) - '{notice,touches,wire_headline,wire_note,on_site,on_wire}'::text[]
         = to_jsonb(OLD) - '{notice,touches,wire_headline,wire_note,on_site,on_wire}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'release_event rows are never changed or removed' USING ERRCODE = 'DL001';
END
$$;
DROP TRIGGER release_event_is_append_only ON release_event;
CREATE TRIGGER release_event_is_append_only BEFORE DELETE OR TRUNCATE ON release_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_event_is_blanked_by_order BEFORE UPDATE ON release_event
  FOR EACH ROW EXECUTE FUNCTION release_event_is_blanked_by_order();

-- Carries out an order that two people gave: destroys the keys, takes the words out of everything that was made of them.
-- What stays: digests, ciphertext, release events, deliveries, the audit log. Returns what was taken, counted.
CREATE FUNCTION execute_removal(order_id uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  given removal_order;
  wanted uuid[];
  names text[];
  keys integer;
  pictures integer;
  updates integer;
  documents integer;
BEGIN
  SELECT * INTO given FROM removal_order WHERE id = order_id FOR UPDATE;
  IF NOT FOUND OR given.confirmed_by IS NULL OR given.dropped_at IS NOT NULL OR given.executed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the order is not one that two people gave, or was carried out' USING ERRCODE = 'DL003';
  END IF;
  PERFORM set_config('dateline.removal', order_id::text, true);

  -- Of single versions: theirs, and every candidate that was never released, which may say the same.
  SELECT coalesce(array_agg(c.id), '{}') INTO wanted
  FROM candidate c LEFT JOIN version v ON v.candidate_id = c.id
  WHERE c.story_id = given.story_id AND (given.versions IS NULL OR v.version IS NULL OR v.version = ANY (given.versions));
  SELECT coalesce(array_agg(DISTINCT m.name), '{}') INTO names
  FROM candidate_media m WHERE m.candidate_id = ANY (wanted)
    AND NOT EXISTS (SELECT FROM candidate_media o JOIN content_key k ON k.candidate_id = o.candidate_id
                    WHERE o.name = m.name AND k.wrapped IS NOT NULL AND o.candidate_id <> ALL (wanted));

  UPDATE content_key SET wrapped = NULL, destroyed_at = dateline_now(), removal_order_id = order_id
  WHERE candidate_id = ANY (wanted) AND wrapped IS NOT NULL;
  GET DIAGNOSTICS keys = ROW_COUNT;
  UPDATE version SET headline = '', slugline = '', slug = 'removed', abstract = NULL, picture = NULL, search = ''
  WHERE candidate_id = ANY (wanted);
  DELETE FROM version_media m USING version v
  WHERE v.candidate_id = ANY (wanted) AND m.story_id = v.story_id AND m.version = v.version;
  DELETE FROM embargo_seal s USING release_event e, version v
  WHERE v.candidate_id = ANY (wanted) AND e.story_id = v.story_id AND e.version = v.version AND s.event_id = e.id;
  DELETE FROM version_concept c USING version v
  WHERE v.candidate_id = ANY (wanted) AND c.story_id = v.story_id AND c.version = v.version;
  UPDATE release_event e
  SET notice = CASE WHEN e.notice IS NULL THEN NULL ELSE '[removed]' END, wire_headline = NULL, wire_note = NULL,
      touches = jsonb_set(CASE WHEN e.touches -> 'before' = 'null' THEN e.touches
                               ELSE jsonb_set(e.touches, '{before,concepts}', '[]') END, '{after,concepts}', '[]')
  FROM version v WHERE v.candidate_id = ANY (wanted) AND e.story_id = v.story_id AND e.version = v.version;
  DELETE FROM media WHERE name = ANY (names);
  GET DIAGNOSTICS pictures = ROW_COUNT;

  -- A draft's log holds every word that was ever typed. Of single versions: the logs of drafts that are closed.
  DELETE FROM draft_update u USING draft d
  WHERE d.id = u.draft_id AND d.story_id = given.story_id AND (given.versions IS NULL OR d.stage IN ('done', 'spiked'));
  GET DIAGNOSTICS updates = ROW_COUNT;
  UPDATE draft SET headline = '', slugline = '', body_text = '', stage = CASE WHEN stage = 'done' THEN 'done' ELSE 'spiked' END
  WHERE story_id = given.story_id AND (given.versions IS NULL OR stage IN ('done', 'spiked'));
  PERFORM pg_notify('dateline_draft', d.id::text) FROM draft d WHERE d.story_id = given.story_id;

  -- The documents that it came in with, also where others came in the same document.
  DELETE FROM raw_piece p WHERE p.digest IN (
    SELECT s.digest FROM source_version s WHERE s.story_id = given.story_id
    UNION SELECT i.digest FROM ingest_item i WHERE i.story_id = given.story_id AND i.digest IS NOT NULL
  );
  GET DIAGNOSTICS documents = ROW_COUNT;
  UPDATE ingest_item SET headline = NULL, message = CASE WHEN message IS NULL THEN NULL ELSE '[removed]' END
  WHERE story_id = given.story_id;

  UPDATE approval a SET sourcing = NULL, note = NULL
  FROM approval_item i WHERE i.approval_id = a.id AND i.story_id = given.story_id AND i.candidate_id = ANY (wanted);
  UPDATE approval_answer r SET reason = '[removed]'
  FROM approval_item i
  WHERE i.approval_id = r.approval_id AND i.story_id = given.story_id AND i.candidate_id = ANY (wanted) AND r.reason IS NOT NULL;
  UPDATE approval_item SET notice = '[removed]'
  WHERE story_id = given.story_id AND notice IS NOT NULL AND (given.versions IS NULL OR candidate_id = ANY (wanted));

  IF given.versions IS NULL THEN
    UPDATE prepared SET occasion = '[removed]' WHERE story_id = given.story_id;
    UPDATE prepared_unlock SET happened = '[removed]', source = '[removed]' WHERE story_id = given.story_id;
  END IF;

  UPDATE removal_order SET executed_at = dateline_now() WHERE id = order_id;
  PERFORM set_config('dateline.removal', '', true);
  RETURN jsonb_build_object('keys', keys, 'pictures', pictures, 'updates', updates, 'documents', documents);
END
$$;
REVOKE EXECUTE ON FUNCTION execute_removal(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION execute_removal(uuid) TO dateline_app;

GRANT SELECT, INSERT ON content_master, content_key, candidate_media TO dateline_app;
GRANT SELECT ON sealed_content TO dateline_app;
GRANT SELECT, INSERT, UPDATE (confirmed_by, confirmed_at, dropped_by, dropped_at) ON removal_order TO dateline_app;
