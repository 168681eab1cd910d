-- =
SELECT "id" FROM "metrics" WHERE "value" = ?1;
-- !=
SELECT "id" FROM "metrics" WHERE "value" <> ?1;
-- <
SELECT "id" FROM "metrics" WHERE "value" < ?1;
-- <=
SELECT "id" FROM "metrics" WHERE "value" <= ?1;
-- >
SELECT "id" FROM "metrics" WHERE "value" > ?1;
-- >=
SELECT "id" FROM "metrics" WHERE "value" >= ?1;
-- in
SELECT "id" FROM "metrics" WHERE "value" IN (SELECT value FROM json_each(?1));
-- not_in
SELECT "id" FROM "metrics" WHERE not ("value" IN (SELECT value FROM json_each(?1)));
-- is_null
SELECT "id" FROM "metrics" WHERE "value" is null;
-- is_not_null
SELECT "id" FROM "metrics" WHERE "value" is not null;
-- contains
SELECT "id" FROM "metrics" WHERE "a ""remark""" like ?1 escape '\';
-- starts_with
SELECT "id" FROM "metrics" WHERE "a ""remark""" like ?1 escape '\';
-- ends_with
SELECT "id" FROM "metrics" WHERE "a ""remark""" like ?1 escape '\';
-- one of
SELECT "id" FROM "metrics" WHERE "id" IN (SELECT value FROM json_each(?1));
-- embedded, and its order
SELECT "id" FROM "metrics" WHERE "range_high" > ?1 ORDER BY "range_high", "a ""remark""" DESC;
-- of a joined table
SELECT "readings"."id", "readings"."metric_id", "readings"."value" FROM "readings" JOIN "metrics" ON "readings"."metric_id" = "metrics"."id" WHERE "readings"."value" > ?1 or "metrics"."a ""remark""" = ?2;
-- of an alias
SELECT "readings"."id", "readings"."metric_id", "readings"."value" FROM "readings" JOIN "readings" AS "the ""other""" ON "the ""other"""."value" > ?1;
