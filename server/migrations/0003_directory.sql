-- Directory: sections, topics, projects, bodies, people, places, events, what ties them, and what they have promised.

-- Who publishes: one row. An agency names itself before it can release.
CREATE TABLE agency (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  names jsonb NOT NULL,
  short_names jsonb NOT NULL,
  mottos jsonb NOT NULL DEFAULT '{}',
  -- "About" page per language, as blocks.
  about jsonb NOT NULL DEFAULT '{}',
  contact jsonb NOT NULL DEFAULT '{}',
  -- SVG with currentColor; drawn in the masthead.
  emblem text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT dateline_now()
);

CREATE TABLE concept (
  id text PRIMARY KEY CHECK (id = kind || '/' || key),
  kind text NOT NULL CHECK (kind IN ('section', 'topic', 'project', 'body', 'person', 'place', 'event')),
  key text NOT NULL CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  -- One member per edition language: {"en": "…", "ru": "…"}.
  names jsonb NOT NULL CHECK (jsonb_typeof(names) = 'object' AND names <> '{}'),
  summaries jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(summaries) = 'object'),
  -- Shape by kind; see directory/concept.ts.
  details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object'),
  position integer NOT NULL DEFAULT 0,
  -- Equivalent terms elsewhere (Media Topics, Wikidata).
  same_as text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT dateline_now(),
  updated_at timestamptz NOT NULL DEFAULT dateline_now(),
  UNIQUE (kind, key)
);
CREATE INDEX concept_by_kind ON concept (kind, position, key);

CREATE TABLE relation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_id text NOT NULL REFERENCES concept (id),
  predicate text NOT NULL CHECK (
    predicate IN ('member-of', 'holds-office', 'leads', 'took-part-in', 'part-of', 'located-in', 'hosts')
  ),
  object_id text NOT NULL REFERENCES concept (id),
  valid_from date,
  valid_to date,
  notes jsonb NOT NULL DEFAULT '{}',
  CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_from <= valid_to),
  UNIQUE NULLS NOT DISTINCT (subject_id, predicate, object_id, valid_from)
);
CREATE INDEX relation_by_object ON relation (object_id, predicate);

CREATE TABLE commitment (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  made_by text NOT NULL REFERENCES concept (id),
  -- The story that reports it, by guid, so that directory stays below the desk.
  story_guid text NOT NULL,
  due date,
  words jsonb NOT NULL CHECK (jsonb_typeof(words) = 'object'),
  UNIQUE (made_by, story_guid, words)
);

GRANT SELECT, INSERT, UPDATE ON concept TO dateline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON relation, commitment TO dateline_app;
GRANT SELECT, INSERT, UPDATE ON agency TO dateline_app;
