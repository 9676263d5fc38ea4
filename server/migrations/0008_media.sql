-- Media: pictures by a random name, so that no address of an unreleased picture can be guessed.

CREATE TABLE media (
  name text PRIMARY KEY CHECK (name ~ '^[a-z0-9]{26}\.(png|jpg|webp|gif|svg)$'),
  media_type text NOT NULL,
  digest bytea NOT NULL CHECK (digest = sha256(bytes)),
  bytes bytea NOT NULL,
  width integer,
  height integer,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT dateline_now()
);
-- Pictures are compressed already.
ALTER TABLE media ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TRIGGER media_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON media
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON media TO dateline_app;
