-- row values
SELECT "id", "metric_id", "value" FROM "readings" WHERE ("value", "id") = (?1, ?2) or ("id", ?3) > (?4, "value");
-- one key
SELECT "id", "metric_id", "value" FROM "readings" WHERE "id" > ?1 ORDER BY "id" LIMIT ?2;
-- of one direction
SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?1 and ("value", "id") < (?2, ?3) ORDER BY "value" DESC, "id" DESC;
-- of mixed directions
SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?1 or ("value" = ?2 and "id" > ?3) ORDER BY "value" DESC, "id" LIMIT ?4;
