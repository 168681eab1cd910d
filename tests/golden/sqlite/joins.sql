-- along a key
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name" FROM "readings" JOIN "metrics" ON "readings"."metric_id" = "metrics"."id";
-- the other way
SELECT "metrics"."id", "metrics"."name" FROM "metrics" LEFT JOIN "readings" ON "readings"."metric_id" = "metrics"."id";
-- on a condition with a value, before where
SELECT "metrics"."name", "readings"."value" FROM "readings" LEFT JOIN "metrics" ON "readings"."metric_id" = "metrics"."id" and "metrics"."name" <> ?1 WHERE "readings"."value" > ?2 ORDER BY "metrics"."name" LIMIT ?3;
-- right
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name" FROM "readings" RIGHT JOIN "metrics" ON "readings"."metric_id" = "metrics"."id";
-- full
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name" FROM "readings" FULL JOIN "metrics" ON "readings"."metric_id" = "metrics"."id";
-- cross
SELECT "metrics"."name", "readings"."value" FROM "readings" CROSS JOIN "metrics";
-- an alias
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "the ""other"""."id", "the ""other"""."metric_id", "the ""other"""."value" FROM "readings" JOIN "readings" AS "the ""other""" ON "readings"."value" < "the ""other"""."value";
-- an alias alone
SELECT max("the ""other"""."value"), min("the ""other"""."value") FROM "readings" AS "the ""other""" WHERE "the ""other"""."id" > ?1;
-- a composite key
SELECT "mark"."id", "mark"."from", "mark"."to" FROM "mark" JOIN "edge" ON "mark"."from" = "edge"."from" and "mark"."to" = "edge"."to";
-- groups
SELECT "metrics"."name", "readings"."value" FROM "readings" JOIN "metrics" ON "readings"."metric_id" = "metrics"."id" GROUP BY "metrics"."name", "readings"."value" HAVING count(*) > ?1;
