-- What has taken effect, on any channel and in public. Stands after the columns and tables that the views read.

DROP VIEW current_release;
DROP VIEW effective_release;

-- What has taken effect on any channel: it was recorded for at once; or it took effect; or its time has come, and no later
-- decision was made before that time. A later decision wins for good: what was scheduled and then overtaken (by a kill, or by
-- another time) never returns.
-- A scalar question for each scheduled row: as a plain EXISTS it could be answered by hashing the whole table.
CREATE VIEW effective_event AS
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

-- Where each story stands: its last decision that has taken effect, on whatever channel. Not for the public.
CREATE VIEW standing_release AS
SELECT e.*
FROM effective_event e
WHERE NOT EXISTS (
    SELECT FROM effective_event later
    WHERE later.story_id = e.story_id
      AND later.release_no > e.release_no
  );

-- What has taken effect in public. A story that went to the wire alone is in neither of these views.
CREATE VIEW effective_release AS
SELECT e.* FROM effective_event e WHERE e.on_site;

-- What the world sees of each story now: its last decision for the site that has taken effect.
CREATE VIEW current_release AS
SELECT e.*
FROM effective_release e
WHERE NOT EXISTS (
    SELECT FROM effective_release later
    WHERE later.story_id = e.story_id
      AND later.release_no > e.release_no
  );

-- What the wire says of each story now.
CREATE VIEW wire_release AS
SELECT e.*
FROM effective_event e
WHERE e.on_wire
  AND NOT EXISTS (
    SELECT FROM effective_event later
    WHERE later.story_id = e.story_id
      AND later.release_no > e.release_no
      AND later.on_wire
  );

-- Versions whose words are closed to the public while the story itself stands, and by which decision.
CREATE VIEW closed_version AS
SELECT v.story_id, v.version, c.kind, c.release_no, c.effective_at, c.notice, c.wire_headline, c.wire_note
FROM version v
CROSS JOIN LATERAL (
  SELECT e.kind, e.release_no, e.effective_at, e.notice, e.wire_headline, e.wire_note
  FROM effective_event e
  WHERE e.story_id = v.story_id
    AND (e.about_version = v.version OR (e.about_version IS NULL AND e.kind = 'anonymise' AND e.version > v.version))
    AND (e.about_version IS NOT NULL OR e.kind = 'anonymise')
    AND e.kind <> 'correct'
  ORDER BY e.kind = 'anonymise' DESC, e.release_no DESC
  LIMIT 1
) c
WHERE c.kind <> 'clear';

GRANT SELECT ON effective_event, standing_release, effective_release, current_release, wire_release, closed_version TO dateline_app;
