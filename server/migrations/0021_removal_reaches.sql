-- Two more places repeat what a story said: entries of the audit log, and what people were told in the newsroom. An order that is
-- carried out takes the words from both; who did what, and when, stays.

CREATE FUNCTION audit_entry_loses_words_by_order() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF carries_out_removal()
     AND NEW.data = OLD.data - '{headline,notice,occasion,alternatives,happened,source,reason}'::text[]
     AND to_jsonb(NEW) - 'data' = to_jsonb(OLD) - 'data' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_entry rows are never changed or removed' USING ERRCODE = 'DL001';
END
$$;
DROP TRIGGER audit_entry_is_append_only ON audit_entry;
CREATE TRIGGER audit_entry_is_append_only BEFORE DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_loses_words_by_order BEFORE UPDATE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_loses_words_by_order();

-- Runs inside execute_removal, with the owner's rights.
CREATE FUNCTION removal_reaches_the_log() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
  words text[] := '{headline,notice,occasion,alternatives,happened,source,reason}';
  approvals text[];
BEGIN
  SELECT coalesce(array_agg(approval_id::text), '{}') INTO approvals FROM approval_item WHERE story_id = NEW.story_id;
  UPDATE audit_entry SET data = data - words
  WHERE data ?| words
    AND (target = NEW.story_id::text OR target = ANY (approvals)
         OR target IN (SELECT d.id::text FROM draft d WHERE d.story_id = NEW.story_id));
  DELETE FROM notice_to
  WHERE data -> 'stories' ? NEW.story_id::text OR data ->> 'story' = NEW.story_id::text OR data ->> 'approval' = ANY (approvals);
  RETURN NULL;
END
$$;
CREATE TRIGGER removal_reaches_the_log AFTER UPDATE OF executed_at ON removal_order
  FOR EACH ROW WHEN (OLD.executed_at IS NULL AND NEW.executed_at IS NOT NULL)
  EXECUTE FUNCTION removal_reaches_the_log();
