-- by key
DELETE FROM "edge" WHERE "from" = ?1 AND "to" = ?2;
-- where
DELETE FROM "metrics" WHERE "value" < ?1;
-- all
DELETE FROM "metrics";
-- get by key
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" WHERE "id" = ?1;
