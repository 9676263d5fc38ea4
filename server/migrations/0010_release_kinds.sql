-- The ladder of unpublishing, channels per release, notices about one version, links between stories, and the wording of notices.

ALTER TABLE release_event
  DROP CONSTRAINT release_event_kind_check,
  DROP CONSTRAINT release_event_check,
  ADD CONSTRAINT release_event_kind_check CHECK (
    kind IN ('publish', 'update', 'correct', 'refile', 'repeat', 'hold', 'clear', 'kill', 'withdraw', 'embargo-lift', 'note',
             'deindex', 'anonymise', 'remove', 'archive')
  ),
  -- Where it goes. A notice goes wherever any version of the story went.
  ADD COLUMN channels text[] NOT NULL DEFAULT '{site,wire}' CHECK (
    channels <@ ARRAY['site', 'wire', 'mail', 'push'] AND cardinality(channels) > 0
  ),
  ADD COLUMN on_site boolean NOT NULL GENERATED ALWAYS AS ('site' = ANY (channels)) STORED,
  ADD COLUMN on_wire boolean NOT NULL GENERATED ALWAYS AS ('wire' = ANY (channels)) STORED,
  -- In lists, feeds, search and sitemaps; false from a de-indexing on.
  ADD COLUMN listed boolean NOT NULL DEFAULT true,
  ADD COLUMN target text NOT NULL DEFAULT 'story' CHECK (target IN ('version', 'story', 'chain')),
  -- The version that a notice about one version is about; the world goes on seeing `version`.
  ADD COLUMN about_version integer,
  -- What subscribers are told, as it was drawn from a template and edited: the warning for a headline, and the note to editors.
  ADD COLUMN wire_headline text CHECK (wire_headline <> ''),
  ADD COLUMN wire_note text CHECK (wire_note <> ''),
  ADD CONSTRAINT release_event_about CHECK ((about_version IS NOT NULL) = (target = 'version')),
  ADD CONSTRAINT release_event_about_earlier CHECK (about_version < version),
  ADD CONSTRAINT release_event_about_version FOREIGN KEY (story_id, about_version) REFERENCES version (story_id, version),
  ADD CONSTRAINT release_event_takes_back CHECK (
    kind NOT IN ('kill', 'withdraw', 'remove') OR ((state = 'canceled' OR target = 'version') AND notice IS NOT NULL)
  ),
  ADD CONSTRAINT release_event_says_why CHECK (kind NOT IN ('note', 'deindex', 'anonymise') OR notice IS NOT NULL);

ALTER TABLE release_event DISABLE TRIGGER release_event_is_append_only;
UPDATE release_event SET channels = '{site}' WHERE kind = 'archive';
ALTER TABLE release_event ENABLE TRIGGER release_event_is_append_only;

-- Events that close earlier versions of a story; hardly any story has one.
CREATE INDEX release_event_closing ON release_event (story_id) WHERE about_version IS NOT NULL OR kind = 'anonymise';

-- How stories hang together: filled from what is released, and by hand.
CREATE TABLE story_link (
  from_story uuid NOT NULL REFERENCES story (id),
  to_story uuid NOT NULL REFERENCES story (id),
  kind text NOT NULL CHECK (kind IN ('follows', 'quotes', 'contains', 'translation-of')),
  -- The content of the first release that said so, or somebody's hand.
  origin text NOT NULL CHECK (origin IN ('content', 'hand')),
  linked_by text NOT NULL,
  linked_at timestamptz NOT NULL DEFAULT dateline_now(),
  PRIMARY KEY (from_story, to_story, kind),
  CHECK (from_story <> to_story)
);
CREATE INDEX story_link_by_target ON story_link (to_story, kind);

-- Wording of notices that editors changed; the last row of a kind, language and part holds. Null text: the agency's default again.
CREATE TABLE notice_template (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  language text NOT NULL,
  part text NOT NULL CHECK (part IN ('headline', 'editors', 'readers')),
  text text CHECK (text <> ''),
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT dateline_now()
);
CREATE INDEX notice_template_latest ON notice_template (kind, language, part, id DESC);
CREATE TRIGGER notice_template_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notice_template
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, DELETE ON story_link TO dateline_app;
GRANT SELECT, INSERT ON notice_template TO dateline_app;
