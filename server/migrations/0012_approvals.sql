-- Approvals: exactly these words, of exactly this step, read and answered by somebody who neither wrote nor asks nor releases.

CREATE TABLE approval (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- SHA-256 over the canonical JSON of what would be released in one step: stories, kinds, revisions, digests, notices.
  digest bytea NOT NULL CHECK (length(digest) = 32),
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT dateline_now(),
  -- Accounts that are asked; empty: whoever may approve it.
  asked uuid[] NOT NULL DEFAULT '{}',
  -- Who wrote in what would be released.
  authors text[] NOT NULL,
  -- People who must answer for the release, whoever releases it included.
  people smallint NOT NULL CHECK (people BETWEEN 1 AND 3),
  step_up boolean NOT NULL,
  -- Why, as the rules said when it was asked for.
  reasons jsonb NOT NULL CHECK (jsonb_typeof(reasons) = 'array'),
  -- Who says so, how many independently, what was seen; null where no rule wants it.
  sourcing jsonb CHECK (jsonb_typeof(sourcing) = 'object'),
  note text CHECK (note <> ''),
  expires_at timestamptz NOT NULL,
  CHECK (expires_at > requested_at)
);
CREATE INDEX approval_by_digest ON approval (digest);
CREATE INDEX approval_by_time ON approval (requested_at DESC);
CREATE TRIGGER approval_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE approval_item (
  approval_id uuid NOT NULL REFERENCES approval (id),
  story_id uuid NOT NULL REFERENCES story (id),
  kind text NOT NULL,
  -- Revision of the story that the release would follow; 0 before the first.
  revision integer NOT NULL CHECK (revision >= 0),
  candidate_id uuid REFERENCES candidate (id),
  notice text CHECK (notice <> ''),
  -- What subscribers are told in place of the templates, and what a notice is about.
  wire_headline text CHECK (wire_headline <> ''),
  wire_note text CHECK (wire_note <> ''),
  target text NOT NULL DEFAULT 'story',
  about_version integer,
  -- It may not take effect before; null: at any time.
  not_before timestamptz,
  -- Channels it may go out on; null: all.
  channels text[],
  PRIMARY KEY (approval_id, story_id),
  CHECK (candidate_id IS NOT NULL OR notice IS NOT NULL OR kind IN ('repeat', 'clear', 'embargo-lift'))
);
CREATE INDEX approval_item_by_story ON approval_item (story_id);
CREATE INDEX approval_item_by_candidate ON approval_item (candidate_id) WHERE candidate_id IS NOT NULL;
CREATE TRIGGER approval_item_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_item
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE approval_answer (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  approval_id uuid NOT NULL REFERENCES approval (id),
  account_id uuid NOT NULL REFERENCES account (id),
  -- Whoever has given may still refuse; a refusal ends it.
  answer text NOT NULL CHECK (answer IN ('given', 'refused')),
  reason text CHECK (reason <> ''),
  stepped_up boolean NOT NULL,
  at timestamptz NOT NULL DEFAULT dateline_now(),
  UNIQUE (approval_id, account_id, answer),
  CHECK (answer = 'given' OR reason IS NOT NULL)
);
CREATE TRIGGER approval_answer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whatever the program believes: nobody approves what they wrote or asked for.
CREATE FUNCTION refuse_own_approval() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.answer = 'given' AND EXISTS (
    SELECT FROM approval a
    WHERE a.id = NEW.approval_id AND (a.requested_by = NEW.account_id::text OR NEW.account_id::text = ANY (a.authors))
  ) THEN
    RAISE EXCEPTION 'nobody approves their own work' USING ERRCODE = 'DL012';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER approval_answer_is_of_another BEFORE INSERT ON approval_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_own_approval();

-- Taken back by whoever asked.
CREATE TABLE approval_void (
  approval_id uuid PRIMARY KEY REFERENCES approval (id),
  by text NOT NULL,
  at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TRIGGER approval_void_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_void
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who has been told, and who has opened it: whoever asked sees both.
CREATE TABLE approval_seen (
  approval_id uuid NOT NULL REFERENCES approval (id),
  account_id uuid NOT NULL REFERENCES account (id),
  told_at timestamptz,
  opened_at timestamptz,
  PRIMARY KEY (approval_id, account_id)
);
CREATE INDEX approval_seen_by_account ON approval_seen (account_id);

-- What let a release of a risk class through. Written in the release's own transaction.
CREATE TABLE release_control (
  event_id uuid PRIMARY KEY REFERENCES release_event (id) DEFERRABLE INITIALLY DEFERRED,
  -- People the rules asked for, and after what an agency of one person allows itself.
  needed smallint NOT NULL CHECK (needed BETWEEN 1 AND 3),
  people smallint NOT NULL CHECK (people BETWEEN 1 AND 3),
  approved_by uuid[] NOT NULL,
  rules text[] NOT NULL,
  reasons jsonb NOT NULL CHECK (jsonb_typeof(reasons) = 'array'),
  path text NOT NULL CHECK (path IN ('approved', 'alone', 'one-person', 'emergency', 'program')),
  emergency_reason text CHECK (emergency_reason <> ''),
  recorded_at timestamptz NOT NULL DEFAULT dateline_now(),
  CHECK ((path = 'emergency') = (emergency_reason IS NOT NULL)),
  CHECK (path <> 'approved' OR cardinality(approved_by) >= needed - 1),
  CHECK (path <> 'alone' OR needed = 1)
);
CREATE TRIGGER release_control_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON release_control
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An approval is used by one step, once.
CREATE TABLE approval_use (
  approval_id uuid PRIMARY KEY REFERENCES approval (id),
  event_id uuid NOT NULL REFERENCES release_event (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER approval_use_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_use
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where an approval stands now.
CREATE VIEW approval_standing AS
SELECT a.*, coalesce(g.given, '{}') AS given,
  CASE
    WHEN EXISTS (SELECT FROM approval_use u WHERE u.approval_id = a.id) THEN 'used'
    WHEN EXISTS (SELECT FROM approval_void v WHERE v.approval_id = a.id) THEN 'voided'
    WHEN EXISTS (SELECT FROM approval_answer r WHERE r.approval_id = a.id AND r.answer = 'refused') THEN 'refused'
    WHEN EXISTS (SELECT FROM approval_item i JOIN release_event e ON e.story_id = i.story_id AND e.revision > i.revision
                 WHERE i.approval_id = a.id) THEN 'overtaken'
    WHEN a.expires_at <= dateline_now() THEN 'expired'
    WHEN cardinality(coalesce(g.given, '{}')) >= a.people - 1 THEN 'approved'
    ELSE 'open'
  END AS state
FROM approval a
LEFT JOIN LATERAL (
  SELECT array_agg(r.account_id ORDER BY r.seq) AS given FROM approval_answer r
  WHERE r.approval_id = a.id AND r.answer = 'given'
) g ON true;

-- A change of a risk rule waits for a second person.
CREATE TABLE risk_change (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- A rule's id, or `one-person`.
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  value jsonb NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  weakens boolean NOT NULL,
  proposed_by uuid NOT NULL REFERENCES account (id),
  proposed_at timestamptz NOT NULL DEFAULT dateline_now(),
  expires_at timestamptz NOT NULL
);
CREATE TRIGGER risk_change_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON risk_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE risk_change_answer (
  change_id uuid PRIMARY KEY REFERENCES risk_change (id),
  account_id uuid NOT NULL REFERENCES account (id),
  answer text NOT NULL CHECK (answer IN ('given', 'refused')),
  at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TRIGGER risk_change_answer_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON risk_change_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the agency has changed of the rules it began with (packages/news/src/risk-rules.ts); the last row of a key holds.
CREATE TABLE risk_rule (
  revision bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL,
  value jsonb NOT NULL,
  change_id uuid NOT NULL UNIQUE REFERENCES risk_change (id),
  proposed_by uuid NOT NULL REFERENCES account (id),
  given_by uuid NOT NULL REFERENCES account (id),
  at timestamptz NOT NULL DEFAULT dateline_now(),
  -- Who is alone says so alone; everything else takes two.
  CHECK (given_by <> proposed_by OR key = 'one-person')
);
CREATE INDEX risk_rule_by_key ON risk_rule (key, revision DESC);
CREATE TRIGGER risk_rule_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON risk_rule
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How many releases an account made lately.
CREATE INDEX release_event_by_releaser ON release_event (released_by, recorded_at DESC);

GRANT SELECT, INSERT ON approval, approval_item, approval_answer, approval_void, approval_use, release_control, risk_change,
  risk_change_answer, risk_rule TO dateline_app;
GRANT SELECT, INSERT, UPDATE (told_at, opened_at) ON approval_seen TO dateline_app;
GRANT SELECT ON approval_standing TO dateline_app;

UPDATE role SET rights = array_append(rights, 'risk:change') WHERE key = 'chief' AND NOT 'risk:change' = ANY (rights);
