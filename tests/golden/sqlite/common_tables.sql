-- alone
WITH "high" ("id", "metric_id", "value") AS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?1) SELECT "high"."id", "high"."metric_id", "high"."value" FROM "high" WHERE "high"."id" > ?2;
-- twice
WITH "high" ("id", "metric_id", "value") AS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?1) SELECT "high"."id", "high"."metric_id", "high"."value", "again"."id", "again"."metric_id", "again"."value" FROM "high" JOIN "high" AS "again" ON "high"."id" = "again"."id" WHERE "high"."value" < ?2;
-- joined to a table
WITH "high" ("id", "metric_id", "value") AS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?1) SELECT "metrics"."id", "metrics"."name" FROM "metrics" JOIN "high" ON "high"."metric_id" = "metrics"."id";
-- recursive
WITH RECURSIVE "numbers" ("from", "to") AS (SELECT "from", "to" FROM "edge" UNION ALL SELECT "numbers"."from", "edge"."to" FROM "edge" JOIN "numbers" ON "edge"."from" = "numbers"."to" and "numbers"."to" < ?1) SELECT "numbers"."from", "numbers"."to" FROM "numbers" ORDER BY "numbers"."to";
