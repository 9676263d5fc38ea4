-- Accounts: people, how they sign in, what they may do, and what was done.
-- account, session, passkey, challenge and credential are better-auth's tables under our names.

CREATE TABLE account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (name <> ''),
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%'),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  -- Names from accounts/rights.ts; a name that is not there gives no right.
  roles text[] NOT NULL DEFAULT '{}',
  -- An account is never removed, its name stands under what it did; it is disabled.
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT dateline_now(),
  updated_at timestamptz NOT NULL DEFAULT dateline_now()
);

CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  -- The cookie carries it with a signature made with the secret: the row alone opens nothing.
  token text NOT NULL UNIQUE,
  -- `enrolling` may do one thing: register a passkey.
  level text NOT NULL DEFAULT 'enrolling' CHECK (level IN ('enrolling', 'full')),
  method text NOT NULL DEFAULT 'link' CHECK (method IN ('link', 'passkey', 'demo')),
  -- Browser and system, as far as they tell: a cookie that turns up in another one is stolen.
  agent text NOT NULL DEFAULT '',
  user_agent text,
  ip_address text,
  -- The database's clock decides on idle and absolute expiry; better-auth keeps the three below by its own.
  signed_in_at timestamptz NOT NULL DEFAULT dateline_now(),
  seen_at timestamptz NOT NULL DEFAULT dateline_now(),
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE passkey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  name text,
  credential_id text NOT NULL UNIQUE,
  public_key text NOT NULL,
  counter bigint NOT NULL,
  device_type text NOT NULL,
  backed_up boolean NOT NULL,
  transports text,
  aaguid text,
  created_at timestamptz DEFAULT dateline_now()
);
CREATE INDEX passkey_by_account ON passkey (account_id);

-- Challenges of passkey ceremonies, each used once, five minutes at most.
CREATE TABLE challenge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX challenge_by_identifier ON challenge (identifier);
CREATE INDEX challenge_by_expiry ON challenge (expires_at);

-- Passwords and foreign identities, which this release does not use: better-auth wants the table and looks into it.
-- The application may not write to it, so that a mistake in configuration cannot switch passwords on.
CREATE TABLE credential (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  provider_id text NOT NULL,
  provider_account_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, provider_account_id)
);

-- One-time links: an invitation, or a way back in after a lost passkey.
CREATE TABLE account_link (
  -- SHA-256 of the token; the token is shown once and never stored.
  digest bytea PRIMARY KEY CHECK (length(digest) = 32),
  account_id uuid NOT NULL REFERENCES account (id),
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'sign-in')),
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT dateline_now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  -- A newer link, or disabling the account, voids the older ones.
  void_at timestamptz,
  CHECK (used_at IS NULL OR void_at IS NULL)
);
CREATE INDEX account_link_open ON account_link (account_id) WHERE used_at IS NULL AND void_at IS NULL;

-- How often somebody tried lately; lost in a crash without harm.
CREATE UNLOGGED TABLE attempt_window (
  key text PRIMARY KEY,
  began_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  count integer NOT NULL
);
CREATE INDEX attempt_window_by_end ON attempt_window (ends_at);

CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT dateline_now(),
  -- An account's id, or `cli`, `system`, `anonymous`.
  actor text NOT NULL CHECK (actor <> ''),
  action text NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$'),
  target text,
  data jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(data) = 'object')
);
CREATE INDEX audit_entry_by_actor ON audit_entry (actor, id DESC);
CREATE INDEX audit_entry_by_action ON audit_entry (action, id DESC);
CREATE INDEX audit_entry_by_target ON audit_entry (target, id DESC) WHERE target IS NOT NULL;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON account TO dateline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, passkey, challenge, attempt_window TO dateline_app;
GRANT SELECT, INSERT, UPDATE (used_at, void_at) ON account_link TO dateline_app;
GRANT SELECT ON credential TO dateline_app;
GRANT SELECT, INSERT ON audit_entry TO dateline_app;
