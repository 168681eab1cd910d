-- none
SELECT "id", "name", "note", "value" FROM "metrics" LIMIT ?1;
-- several
SELECT "id", "name", "note", "value" FROM "metrics" ORDER BY "value" DESC, "name", "value" + ?1 LIMIT ?2;
-- between others
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 ORDER BY "note" DESC, "value" DESC, "name", "value" + ?2, "id" LIMIT ?3;
-- nothing between others
SELECT "id", "name", "note", "value" FROM "metrics" ORDER BY "note" DESC;
-- joins
SELECT "readings"."id", "readings"."metric_id", "readings"."value", "metrics"."id", "metrics"."name", "metrics"."note", "metrics"."value" FROM "readings" JOIN "metrics" ON "readings"."metric_id" = "metrics"."id" ORDER BY "readings"."value" DESC, "metrics"."value";
