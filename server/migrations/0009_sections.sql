-- The sections that every agency starts with; it renames, adds and reorders them as it likes.
INSERT INTO concept (id, kind, key, names, position) VALUES
  ('section/politics', 'section', 'politics', '{"en": "Politics", "ru": "Политика", "ar": "سياسة"}', 1),
  ('section/economy', 'section', 'economy', '{"en": "Economy", "ru": "Экономика", "ar": "اقتصاد"}', 2),
  ('section/society', 'section', 'society', '{"en": "Society", "ru": "Общество", "ar": "مجتمع"}', 3),
  ('section/world', 'section', 'world', '{"en": "World", "ru": "Мир", "ar": "العالم"}', 4),
  ('section/security', 'section', 'security', '{"en": "Security", "ru": "Безопасность", "ar": "أمن"}', 5),
  ('section/culture', 'section', 'culture', '{"en": "Culture", "ru": "Культура", "ar": "ثقافة"}', 6),
  ('section/sport', 'section', 'sport', '{"en": "Sport", "ru": "Спорт", "ar": "رياضة"}', 7),
  ('section/science', 'section', 'science', '{"en": "Science", "ru": "Наука", "ar": "علوم"}', 8),
  ('section/general', 'section', 'general', '{"en": "General", "ru": "Разное", "ar": "منوعات"}', 9);
