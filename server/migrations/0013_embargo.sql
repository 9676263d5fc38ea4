-- Embargo and schedule by construction: what took effect stays so whatever a clock does, pictures are public with their story,
-- and embargoed copy goes in advance to those who are entitled to it, in plain or sealed.

-- Scheduled releases whose time has come. A clock that steps back does not take away what was public already.
CREATE TABLE taken_effect (
  release_no bigint PRIMARY KEY REFERENCES release_event (release_no),
  taken_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TRIGGER taken_effect_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON taken_effect
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX release_event_scheduled ON release_event (effective_at) WHERE effective_at > recorded_at;
INSERT INTO taken_effect (release_no, taken_at)
SELECT e.release_no, e.effective_at FROM effective_release e WHERE e.effective_at > e.recorded_at;

-- What has taken effect: it was recorded for at once; or it took effect; or its time has come, and no later decision was made
-- before that time. A later decision wins for good: what was scheduled and then overtaken (by a kill, or by another time)
-- never returns.
-- A scalar question for each scheduled row: as a plain EXISTS it could be answered by hashing the whole table.
CREATE OR REPLACE VIEW effective_release AS
SELECT e.*
FROM release_event e
WHERE e.effective_at <= e.recorded_at
  OR coalesce((SELECT true FROM taken_effect t WHERE t.release_no = e.release_no), false)
  OR (
    e.effective_at <= dateline_now()
    AND NOT EXISTS (
      SELECT FROM release_event later
      WHERE later.story_id = e.story_id
        AND later.release_no > e.release_no
        AND later.recorded_at < e.effective_at
    )
  );

-- The pictures of each version: one is public while a story that is public shows it.
CREATE TABLE version_media (
  story_id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (name, story_id, version),
  FOREIGN KEY (story_id, version) REFERENCES version (story_id, version)
);
CREATE INDEX version_media_by_version ON version_media (story_id, version);
INSERT INTO version_media (story_id, version, name)
SELECT DISTINCT v.story_id, v.version, found.m[1]
FROM version v JOIN candidate c ON c.id = v.candidate_id
CROSS JOIN LATERAL regexp_matches(coalesce(to_jsonb(c) ->> 'content', to_jsonb(c) ->> 'plain'), '"src":"/media/([a-z0-9]{26}\.[a-z]{3,4})"', 'g') AS found (m);
CREATE TRIGGER version_media_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON version_media
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who may have embargoed copy before its time, and who only under seal.
ALTER TABLE subscriber ADD COLUMN embargoed boolean NOT NULL DEFAULT false;
ALTER TABLE subscriber ADD COLUMN sealed boolean NOT NULL DEFAULT false;
ALTER TABLE subscriber ADD CONSTRAINT subscriber_seals_what_it_has CHECK (embargoed OR NOT sealed);

-- What of an event is offered: 0 the item at its time; before that time 1 the item to prepare with, 2 the same sealed, 4 only
-- that what was had before must wait; 3, at the time, that what was had in advance may be used now.
ALTER TABLE due ADD COLUMN form smallint NOT NULL DEFAULT 0 CHECK (form BETWEEN 0 AND 4);
ALTER TABLE due ADD COLUMN transmit text NOT NULL DEFAULT 'at-time' CHECK (transmit IN ('at-time', 'now', 'sealed'));
ALTER TABLE due DROP CONSTRAINT due_pkey, ADD PRIMARY KEY (event_id, form);
-- A subscriber that comes later may join what is scheduled, also when nobody was entitled to it before.
ALTER TABLE due DROP CONSTRAINT due_waiting_check, ADD CONSTRAINT due_waits CHECK (scheduled OR cardinality(waiting) > 0);

ALTER TABLE delivery ADD COLUMN form smallint NOT NULL DEFAULT 0 CHECK (form BETWEEN 0 AND 4);
ALTER TABLE delivery DROP CONSTRAINT delivery_release_no_subscriber_id_key, ADD UNIQUE (release_no, subscriber_id, form);
CREATE INDEX delivery_in_advance ON delivery (release_no) WHERE form IN (1, 2, 4);

-- The key of a sealed item, fresh for each, and the name under which it is published at the item's time.
CREATE TABLE embargo_seal (
  event_id uuid PRIMARY KEY REFERENCES release_event (id) DEFERRABLE INITIALLY DEFERRED,
  name text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9]{26}$'),
  key bytea NOT NULL CHECK (length(key) = 32)
);
CREATE TRIGGER embargo_seal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON embargo_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON taken_effect, version_media, embargo_seal TO dateline_app;
GRANT UPDATE (embargoed, sealed) ON subscriber TO dateline_app;
