-- Wire: subscribers, whom each event is due to, and the numbered deliveries that were offered.

CREATE TABLE subscriber (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name <> ''),
  -- SHA-256 of the bearer token; the token itself is shown once and never stored.
  token_digest bytea NOT NULL UNIQUE CHECK (length(token_digest) = 32),
  -- The product: which copy the subscriber is entitled to. Null means all.
  languages text[] CHECK (cardinality(languages) > 0),
  sections text[] CHECK (cardinality(sections) > 0),
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT dateline_now()
);

-- Whom an event still has to be offered to: written in its release, one row an event, so that a release writes one row
-- and not one for each subscriber. A row goes when everybody has a number, or when a later decision overtook the event
-- before its time. `parked`: only subscribers that are switched off still wait.
CREATE TABLE due (
  event_id uuid PRIMARY KEY REFERENCES release_event (id) DEFERRABLE INITIALLY DEFERRED,
  story_id uuid NOT NULL,
  not_before timestamptz NOT NULL,
  -- Recorded for a later time; only such an event can be overtaken.
  scheduled boolean NOT NULL,
  waiting integer[] NOT NULL CHECK (cardinality(waiting) > 0),
  parked boolean NOT NULL DEFAULT false
);
CREATE INDEX due_next ON due (not_before) WHERE NOT parked;
CREATE INDEX due_by_story ON due (story_id);

-- The audience, kept for ever: one event offered to one subscriber, with the subscriber's own number. No gaps, given once.
CREATE TABLE delivery (
  subscriber_id integer NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  release_no bigint NOT NULL,
  offered_at timestamptz NOT NULL,
  PRIMARY KEY (subscriber_id, seq),
  UNIQUE (release_no, subscriber_id)
);

-- Last number given to each subscriber; the place in the array is its id. Read and written only by whoever offers, under
-- one lock: to ask the deliveries themselves would be a look-up for each of a thousand subscribers with each release.
CREATE TABLE numbering (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  last bigint[] NOT NULL DEFAULT '{}'
);
ALTER TABLE numbering ALTER COLUMN last SET STORAGE EXTERNAL;
INSERT INTO numbering DEFAULT VALUES;

-- A thousand deliveries come in one statement: foreign keys would look up and lock a thousand rows one by one.
CREATE FUNCTION delivery_refers() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT release_no FROM fresh) f
             WHERE NOT EXISTS (SELECT FROM release_event e WHERE e.release_no = f.release_no))
     OR EXISTS (SELECT FROM fresh f WHERE NOT EXISTS (SELECT FROM subscriber s WHERE s.id = f.subscriber_id)) THEN
    RAISE EXCEPTION 'a delivery names an event or a subscriber that does not exist' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER delivery_refers AFTER INSERT ON delivery REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_refers();
CREATE TRIGGER delivery_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- What those keys would have kept from happening.
CREATE TRIGGER subscriber_is_kept BEFORE DELETE OR TRUNCATE ON subscriber
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (name, token_digest, languages, sections, active) ON subscriber TO dateline_app;
GRANT SELECT, INSERT ON delivery TO dateline_app;
GRANT SELECT, UPDATE (last) ON numbering TO dateline_app;
GRANT SELECT, INSERT, DELETE, UPDATE (waiting, parked) ON due TO dateline_app;
