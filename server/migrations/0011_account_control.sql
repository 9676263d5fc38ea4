-- Control over accounts: roles an agency edits, grants by desk, devices, step-up, freezing, recovery by two people,
-- passwords as an option, and what people are told in the newsroom.

CREATE TABLE role (
  key text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text NOT NULL CHECK (name <> ''),
  summary text NOT NULL DEFAULT '',
  -- Names from accounts/rights.ts; a name that is not there gives no right.
  rights text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT dateline_now(),
  updated_at timestamptz NOT NULL DEFAULT dateline_now()
);
INSERT INTO role (key, name, summary, rights) VALUES
  ('administrator', 'Administrator',
   'Invites people and gives them roles, manages subscribers, freezes accounts, reads the audit log.',
   '{draft:read,directory:write,subscriber:manage,account:manage,account:freeze,audit:read}'),
  ('chief', 'Chief editor',
   'Everything an editor may do; kills, withdraws, lifts embargoes, unpublishes, freezes accounts, reads the audit log.',
   '{draft:read,draft:write,import,directory:write,audit:read,account:freeze,release:publish,release:update,release:correct,release:hold,release:kill,release:embargo-lift,release:unpublish,release:remove,release:approve,approval:emergency,prepared:unlock,channel:site,channel:wire,channel:mail,channel:push}'),
  ('editor', 'Editor', 'Edits, approves, publishes, updates, corrects, and holds what is in doubt.',
   '{draft:read,draft:write,import,directory:write,release:publish,release:update,release:correct,release:hold,release:approve,channel:site,channel:wire,channel:mail,channel:push}'),
  ('reporter', 'Reporter', 'Writes; releases nothing.', '{draft:read,draft:write}'),
  ('archivist', 'Archivist', 'Imports, keeps the directory, and releases history to the archive.',
   '{draft:read,import,directory:write,release:archive,channel:site}');

-- Who has which role, on one desk or on all.
CREATE TABLE role_grant (
  account_id uuid NOT NULL REFERENCES account (id),
  role text NOT NULL REFERENCES role (key),
  desk text NOT NULL DEFAULT '*' CHECK (desk <> ''),
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT dateline_now(),
  PRIMARY KEY (account_id, role, desk)
);
CREATE INDEX role_grant_by_role ON role_grant (role);
INSERT INTO role_grant (account_id, role, granted_by)
  SELECT DISTINCT a.id, r.key, 'system' FROM account a CROSS JOIN unnest(a.roles) AS given JOIN role r ON r.key = given;

ALTER TABLE account
  DROP COLUMN roles,
  -- When the account last got a role, or one of its roles a right: new power waits before it opens the emergency path.
  ADD COLUMN roles_changed_at timestamptz NOT NULL DEFAULT dateline_now(),
  -- Frozen: cannot sign in, has no session. Not disabled: somebody suspects, and somebody else will look.
  ADD COLUMN frozen_at timestamptz,
  ADD COLUMN frozen_by text,
  ADD COLUMN frozen_reason text,
  -- The next release from this account needs a second person.
  ADD COLUMN second_person_at timestamptz,
  ADD COLUMN second_person_reason text,
  ADD CHECK ((frozen_at IS NULL) = (frozen_by IS NULL) AND (frozen_at IS NULL) = (frozen_reason IS NULL)),
  ADD CHECK ((second_person_at IS NULL) = (second_person_reason IS NULL));

-- A browser that an account signs in with, known again by a cookie of which the digest is kept.
CREATE TABLE device (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  agent text NOT NULL,
  first_seen_at timestamptz NOT NULL DEFAULT dateline_now(),
  seen_at timestamptz NOT NULL DEFAULT dateline_now(),
  UNIQUE (account_id, digest)
);

-- Sessions from before know no device: everybody signs in once more.
DELETE FROM session;
ALTER TABLE session
  ADD COLUMN device_id uuid NOT NULL REFERENCES device (id),
  -- When a passkey with a check of the person was last used in this session.
  ADD COLUMN step_up_at timestamptz,
  -- The one challenge that a passkey may answer now, used once.
  ADD COLUMN step_up_challenge text,
  ADD COLUMN step_up_challenge_at timestamptz,
  DROP CONSTRAINT session_method_check,
  ADD CONSTRAINT session_method_check CHECK (method IN ('link', 'passkey', 'password', 'demo'));

-- Whatever ends a session, every node hears of it at once and closes what the session had open.
CREATE FUNCTION session_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dateline_account', OLD.account_id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER session_ended AFTER DELETE ON session FOR EACH ROW EXECUTE FUNCTION session_ended();

-- A lost passkey is replaced by two people: one asks, another one confirms.
CREATE TABLE recovery_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  reason text NOT NULL CHECK (reason <> ''),
  -- The device is in other hands: the old passkeys are removed, the sessions ended.
  forget boolean NOT NULL,
  asked_by uuid NOT NULL REFERENCES account (id),
  asked_at timestamptz NOT NULL DEFAULT dateline_now(),
  expires_at timestamptz NOT NULL,
  decided_by uuid REFERENCES account (id),
  decided_at timestamptz,
  decision text CHECK (decision IN ('confirmed', 'declined')),
  CHECK (asked_by <> account_id),
  CHECK (decision IS DISTINCT FROM 'confirmed' OR (decided_by <> asked_by AND decided_by <> account_id)),
  CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
);
CREATE UNIQUE INDEX recovery_request_open ON recovery_request (account_id) WHERE decision IS NULL;

-- What an agency chose for its door.
CREATE TABLE account_setting (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  passwords boolean NOT NULL DEFAULT false
);
INSERT INTO account_setting DEFAULT VALUES;

-- Passwords exist only where the agency switched them on, whatever the application believes. The owner, who
-- restores backups, is not asked.
CREATE FUNCTION guard_password() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RETURN NEW;
  END IF;
  IF NEW.provider_id <> 'credential' OR NEW.access_token IS NOT NULL OR NEW.refresh_token IS NOT NULL THEN
    RAISE EXCEPTION 'no foreign identities here' USING ERRCODE = 'DL003';
  END IF;
  IF NOT (SELECT passwords FROM account_setting) THEN
    RAISE EXCEPTION 'the agency has passwords switched off' USING ERRCODE = 'DL002';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guard_password BEFORE INSERT OR UPDATE ON credential FOR EACH ROW EXECUTE FUNCTION guard_password();

-- Switched off means gone: no password waits for the day somebody switches them on again.
CREATE FUNCTION forget_passwords() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.passwords AND NOT NEW.passwords THEN
    DELETE FROM credential WHERE provider_id = 'credential';
    DELETE FROM session WHERE method = 'password';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER forget_passwords AFTER UPDATE ON account_setting FOR EACH ROW EXECUTE FUNCTION forget_passwords();

-- What a kill said of the account that had released what it killed.
CREATE TABLE kill_mark (
  event_id uuid PRIMARY KEY REFERENCES release_event (id) DEFERRABLE INITIALLY DEFERRED,
  story_id uuid NOT NULL,
  -- "This is not ours": the release was nobody's of the agency.
  not_ours boolean NOT NULL,
  -- Who had released the killed version.
  released_by text NOT NULL
);
CREATE INDEX kill_mark_by_story ON kill_mark (story_id);
CREATE TRIGGER kill_mark_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kill_mark
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What somebody is told inside the newsroom.
CREATE TABLE notice_to (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id),
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$'),
  data jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(data) = 'object'),
  at timestamptz NOT NULL DEFAULT dateline_now(),
  read_at timestamptz
);
CREATE INDEX notice_to_by_account ON notice_to (account_id, id DESC);
CREATE INDEX notice_to_unread ON notice_to (account_id) WHERE read_at IS NULL;

CREATE INDEX audit_entry_by_time ON audit_entry (at DESC, id DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON role, role_grant, device TO dateline_app;
GRANT SELECT, INSERT, UPDATE (decided_by, decided_at, decision) ON recovery_request TO dateline_app;
GRANT SELECT, UPDATE ON account_setting TO dateline_app;
GRANT INSERT, UPDATE, DELETE ON credential TO dateline_app;
GRANT SELECT, INSERT ON kill_mark TO dateline_app;
GRANT SELECT, INSERT, UPDATE (read_at) ON notice_to TO dateline_app;
