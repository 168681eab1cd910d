-- no conflict
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3);
-- the key is given
INSERT INTO "metrics" ("id", "name", "dataset", "value") VALUES (?1, ?2, ?3, ?4);
-- any, nothing
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING;
-- nothing
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO NOTHING;
-- by the primary key
INSERT INTO "metrics" ("id", "name", "dataset", "value") VALUES (?1, ?2, ?3, ?4) ON CONFLICT ("id") DO UPDATE SET "name" = "excluded"."name", "dataset" = "excluded"."dataset", "value" = "excluded"."value";
-- everything else
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "dataset" = "excluded"."dataset", "value" = "excluded"."value";
-- by fields with NULLs
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name", ("dataset" IS NULL), coalesce("dataset", '')) DO UPDATE SET "value" = "excluded"."value";
-- chosen columns
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "value" = "excluded"."value", "dataset" = "excluded"."dataset";
-- expressions
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "value" = "metrics"."value" + "excluded"."value", "dataset" = ?4;
-- a condition
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "value" = "excluded"."value" WHERE "metrics"."value" < "excluded"."value" and "metrics"."dataset" is not null;
-- everything else, a condition
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "dataset" = "excluded"."dataset", "value" = "excluded"."value" WHERE "excluded"."value" > ?4;
