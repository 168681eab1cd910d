-- rows
UPDATE "readings" SET "value" = ?1 WHERE "id" = ?2 RETURNING "id", "metric_id", "value";
-- expressions with a value
UPDATE "readings" SET "value" = ?1 WHERE "id" = ?2 RETURNING "value", "value" + ?3;
-- of a delete
DELETE FROM "readings" WHERE "id" < ?1 RETURNING "id";
