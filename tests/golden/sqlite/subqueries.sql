-- a value
SELECT "id", "name" FROM "metrics" WHERE "id" > ?1 and ?2 < (SELECT avg("value") FROM "readings" WHERE "value" < ?3) and "name" = ?4;
-- a selected value
SELECT "name", (SELECT count(*) FROM "readings") * ?1 FROM "metrics" LIMIT ?2;
-- in
SELECT "id", "metric_id", "value" FROM "readings" WHERE "metric_id" in (SELECT "id" FROM "metrics" WHERE "name" like ?1 LIMIT ?2) and "value" < ?3;
-- not in, in an update
UPDATE "metrics" SET "name" = ?1 WHERE "id" not in (SELECT "id" FROM "readings");
-- exists
SELECT "id", "name" FROM "metrics" WHERE EXISTS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "metric_id" = "metrics"."id" and "value" > ?1) and not EXISTS (SELECT "the ""other"""."id", "the ""other"""."metric_id", "the ""other"""."value" FROM "readings" AS "the ""other""" WHERE "the ""other"""."id" = "metrics"."id");
-- in a delete
DELETE FROM "metrics" WHERE not EXISTS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "metric_id" = "metrics"."id" and "value" > ?1);
-- in a joined query
SELECT "readings"."id", "readings"."metric_id", "readings"."value" FROM "readings" JOIN "metrics" ON "readings"."metric_id" = "metrics"."id" WHERE "readings"."value" > (SELECT avg("value") FROM "readings");
