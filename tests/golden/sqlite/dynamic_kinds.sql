-- comparisons
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and "value" <= "id" and "name" <> ?2 and ?3 < "value";
-- null
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "note" is null and "note" is not null and "note" is ?1;
-- lists and ranges
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "name" in (?1, ?2) and "name" IN (SELECT value FROM json_each(?3)) and not ("value" IN (SELECT value FROM json_each(?4))) and "value" between ?5 and ?6;
-- patterns
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "name" like ?1 and "note" not like ?2;
-- arithmetic
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" * ?1 + ?2 > ?3;
-- a condition of constant form
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 or ("name" = ?2 and not ("value" < ?3));
-- rows
SELECT "id", "name", "note", "value" FROM "metrics" WHERE ("name", "value") > (?1, ?2);
-- subqueries
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and EXISTS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "metric_id" = "metrics"."id") and "id" in (SELECT "id" FROM "readings" WHERE "value" > ?2) and "value" < ?3;
-- dynamic in a subquery in dynamic
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and EXISTS (SELECT "id", "metric_id", "value" FROM "readings" WHERE "metric_id" = "metrics"."id" and "value" > ?2) and "value" < ?3;
-- beside others
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "name" = ?1 and ("value" > ?2 or "value" < ?3);
-- nothing beside others
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "name" = ?1;
-- nothing where a value stands
SELECT CASE WHEN 1 THEN ?1 ELSE ?2 END FROM "metrics";
