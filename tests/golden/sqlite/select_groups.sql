-- group
SELECT "dataset", count(*), avg("value") FROM "metrics" GROUP BY "dataset";
-- having
SELECT "dataset", count(*), avg("value") FROM "metrics" WHERE "value" > ?1 GROUP BY "dataset" HAVING count(*) > ?2;
-- every aggregate
SELECT max("dataset"), count("value"), sum("value") + min("value") FROM "metrics";
-- keys that are expressions
SELECT "dataset", count(*), avg("value") FROM "metrics" GROUP BY "dataset", "value" + ?1 ORDER BY count(*) DESC;
