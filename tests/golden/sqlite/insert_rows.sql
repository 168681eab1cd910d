-- rows
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3), (?4, ?5, ?6);
-- with their keys
INSERT INTO "metrics" ("id", "name", "dataset", "value") VALUES (?1, ?2, ?3, ?4), (?5, ?6, ?7, ?8);
-- a conflict
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3), (?4, ?5, ?6) ON CONFLICT ("name") DO UPDATE SET "value" = "metrics"."value" + "excluded"."value" WHERE "metrics"."value" < ?7;
-- returning
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3), (?4, ?5, ?6) ON CONFLICT DO NOTHING RETURNING "id", "name", "dataset", "value", "twice";
-- returning a tuple
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3), (?4, ?5, ?6) ON CONFLICT ("name") DO UPDATE SET "value" = "excluded"."value" WHERE "metrics"."value" < ?7 RETURNING "name", "value" + ?8;
-- none
INSERT INTO "metrics" ("name", "dataset", "value") SELECT NULL, NULL, NULL WHERE 1 = 0 ON CONFLICT DO NOTHING;
