-- rows
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) RETURNING "id", "name", "dataset", "value", "twice";
-- one value
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) RETURNING "id";
-- a tuple
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "value" = "metrics"."value" + ?4 WHERE "metrics"."value" < ?5 RETURNING "name", "value" * ?6;
-- a struct
INSERT INTO "metrics" ("name", "dataset", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("name") DO UPDATE SET "value" = "metrics"."value" + ?4 WHERE "metrics"."value" < ?5 RETURNING "name", "value";
-- a tuple of an update
UPDATE "metrics" SET "value" = ?1 WHERE "name" = ?2 RETURNING "name", "value";
-- one value of a delete
DELETE FROM "metrics" WHERE "name" = ?1 RETURNING "value";
