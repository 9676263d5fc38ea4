-- The ground every room stands on: two roles, one clock, and the trigger that makes a table append-only.

-- The owner (who runs this) migrates; the application logs in as, or switches to, dateline_app.
-- Roles belong to the cluster, so another database of the same cluster may have made it already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dateline_app') THEN
    CREATE ROLE dateline_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'dateline_app', 'MEMBER') THEN
    EXECUTE format('GRANT dateline_app TO %I', current_user);
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO dateline_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- The only clock. Tests set the one row; in production it stays empty and the application cannot write it.
CREATE TABLE test_clock (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  fixed timestamptz,
  shift interval NOT NULL DEFAULT interval '0'
);
GRANT SELECT ON test_clock TO dateline_app;

CREATE FUNCTION dateline_now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT coalesce((SELECT coalesce(c.fixed, clock_timestamp()) + c.shift FROM test_clock c), clock_timestamp())
$$;

-- Put on every released table: neither the application nor a slip of the owner rewrites history.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'DL001';
END
$$;
