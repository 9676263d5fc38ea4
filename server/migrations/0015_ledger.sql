-- The ledger: one leaf for each thing that became public, in the order in which it did; checkpoints that sign how far the log
-- has come; and the keys that sign, sealed with the agency's secret.

CREATE TABLE ledger_leaf (
  -- Place in the log, from 0.
  index bigint PRIMARY KEY CHECK (index >= 0),
  type text NOT NULL CHECK (type IN ('release', 'notice', 'freeze', 'thaw', 'removal', 'key-rotation')),
  -- The entry as it stands in the log.
  entry bytea NOT NULL CHECK (length(entry) <= 65535),
  -- What it commits to, as canonical JSON, and the salt; a key rotation says everything in its entry.
  record text,
  salt bytea CHECK (length(salt) = 32),
  release_no bigint UNIQUE REFERENCES release_event (release_no),
  story_id uuid REFERENCES story (id),
  audit_id bigint UNIQUE REFERENCES audit_entry (id),
  -- Of the words of a release, for whoever has only the words.
  text_digest bytea CHECK (length(text_digest) = 32),
  appended_at timestamptz NOT NULL DEFAULT dateline_now(),
  CHECK ((type = 'key-rotation') = (record IS NULL)),
  CHECK ((record IS NULL) = (salt IS NULL))
);
CREATE INDEX ledger_leaf_by_story ON ledger_leaf (story_id, index) WHERE story_id IS NOT NULL;
CREATE INDEX ledger_leaf_by_text ON ledger_leaf (text_digest) WHERE text_digest IS NOT NULL;

-- Hashes of full tiles, so that no tile needs all entries below it again. Derived, and the same whoever derives them.
CREATE TABLE ledger_hash (
  level integer NOT NULL CHECK (level > 0),
  place bigint NOT NULL CHECK (place >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, place)
);

-- Every checkpoint that was ever signed. Once one is here, the log may only grow from it.
CREATE TABLE ledger_checkpoint (
  size bigint PRIMARY KEY CHECK (size >= 0),
  -- The signed note, without cosignatures.
  note text NOT NULL,
  signed_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE TABLE ledger_cosignature (
  size bigint NOT NULL REFERENCES ledger_checkpoint (size),
  witness text NOT NULL,
  -- Signature lines to add to the note.
  lines text NOT NULL,
  at timestamptz NOT NULL DEFAULT dateline_now(),
  PRIMARY KEY (size, witness)
);

CREATE TABLE ledger_key (
  n integer PRIMARY KEY CHECK (n >= 0),
  verifier_key text NOT NULL UNIQUE,
  sealed_seed bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT dateline_now()
);

CREATE TABLE ledger_witness (
  verifier_key text PRIMARY KEY,
  url text NOT NULL CHECK (url ~ '^https?://'),
  -- Largest size that it cosigned, as far as we know.
  size bigint NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  problem text
);

-- How far releases were read; one row, so that nodes take turns.
CREATE TABLE ledger_cursor (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  release_no bigint NOT NULL DEFAULT 0
);
INSERT INTO ledger_cursor DEFAULT VALUES;
-- Releases that were read before their time.
CREATE TABLE ledger_due (
  release_no bigint PRIMARY KEY REFERENCES release_event (release_no),
  effective_at timestamptz NOT NULL
);
CREATE INDEX ledger_due_by_time ON ledger_due (effective_at);

CREATE TRIGGER ledger_leaf_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_hash_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_hash
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_key_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON ledger_leaf, ledger_hash, ledger_checkpoint, ledger_cosignature, ledger_key TO dateline_app;
GRANT SELECT, INSERT, UPDATE (url, size, active, problem) ON ledger_witness TO dateline_app;
GRANT SELECT, UPDATE (release_no) ON ledger_cursor TO dateline_app;
GRANT SELECT, INSERT, DELETE ON ledger_due TO dateline_app;
