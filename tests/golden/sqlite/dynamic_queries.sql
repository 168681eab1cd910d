-- select, with a limit
SELECT "id" FROM "metrics" WHERE "value" > ?1 LIMIT ?2 OFFSET ?3;
-- expressions
SELECT max("value") FROM "metrics" WHERE "value" > ?1;
-- groups
SELECT "name" FROM "metrics" WHERE "value" > ?1 GROUP BY "name" HAVING count(*) > ?2;
-- joins
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name", "metrics"."a ""remark""", "metrics"."value", "metrics"."range_low", "metrics"."range_high" FROM "readings" JOIN "metrics" ON "readings"."metric_id" = "metrics"."id" WHERE "metrics"."value" > ?1 and "metrics"."value" > "readings"."value" LIMIT ?2;
-- a left join
SELECT "metrics"."id", "metrics"."name", "metrics"."a ""remark""", "metrics"."value", "metrics"."range_low", "metrics"."range_high" FROM "metrics" LEFT JOIN "readings" ON "readings"."metric_id" = "metrics"."id" WHERE "metrics"."value" > ?1;
-- on
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name", "metrics"."a ""remark""", "metrics"."value", "metrics"."range_low", "metrics"."range_high" FROM "readings" JOIN "metrics" ON "metrics"."value" > "readings"."value" WHERE "metrics"."value" > ?1;
-- on nothing
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name", "metrics"."a ""remark""", "metrics"."value", "metrics"."range_low", "metrics"."range_high" FROM "readings" JOIN "metrics" ON 1;
-- an alias
SELECT "readings"."id", "readings"."metric_id", "readings"."value" FROM "readings" JOIN "readings" AS "the ""other""" ON "the ""other"""."value" > "readings"."value";
-- update
UPDATE "metrics" SET "name" = ?1 WHERE "value" > ?2;
-- erase
DELETE FROM "metrics" WHERE "value" > ?1;
-- erase, returning
DELETE FROM "metrics" WHERE "value" > ?1 RETURNING "id", "name", "a ""remark""", "value", "range_low", "range_high";
-- a set operation
SELECT "id" FROM "metrics" WHERE "value" > ?1 UNION ALL SELECT "id" FROM "metrics" LIMIT ?2;
