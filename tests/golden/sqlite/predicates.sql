-- comparisons
SELECT count(*) FROM "metrics" WHERE "id" = ?1 and "id" <> ?2 and "id" < ?3 and "id" <= ?4 and "id" > ?5 and "id" >= ?6;
-- the value first
SELECT count(*) FROM "metrics" WHERE ?1 < "value";
-- and in or
SELECT count(*) FROM "metrics" WHERE "id" = ?1 or ("id" = ?2 and "id" = ?3);
-- or in and
SELECT count(*) FROM "metrics" WHERE ("id" = ?1 or "id" = ?2) and "id" = ?3;
-- not
SELECT count(*) FROM "metrics" WHERE not ("id" = ?1) and not ("id" = ?2 or "id" = ?3);
-- null
SELECT count(*) FROM "metrics" WHERE "dataset" is null and not ("dataset" is not null);
-- distinct
SELECT count(*) FROM "metrics" WHERE "dataset" is ?1 or "dataset" is not ?2;
-- list
SELECT count(*) FROM "metrics" WHERE "id" in (?1, ?2, ?3);
-- range of integers
SELECT count(*) FROM "metrics" WHERE "id" IN (SELECT value FROM json_each(?1)) and not ("id" IN (SELECT value FROM json_each(?2)));
-- range of texts and labels
SELECT count(*) FROM "metrics" WHERE "name" IN (SELECT value FROM json_each(?1)) and "the ""state""" IN (SELECT value FROM json_each(?2));
-- range of UUIDs
SELECT count(*) FROM "metrics" WHERE "tag" IN (WITH RECURSIVE piece(at) AS (SELECT 1 UNION ALL SELECT at + 16 FROM piece WHERE at + 16 <= length(?1)) SELECT substr(?1, at, 16) FROM piece);
-- range of decimals
SELECT count(*) FROM "metrics" WHERE "total" IN (SELECT value FROM json_each(?1));
-- like
SELECT count(*) FROM "metrics" WHERE "name" like ?1 and "name" not like ?2 and "name" like "dataset";
-- between
SELECT count(*) FROM "metrics" WHERE "value" between ?1 and ?2 and "id" between ?3 and "id";
-- arithmetic
SELECT count(*) FROM "metrics" WHERE ("value" + ?1) * ?2 - "value" / ?3 > ?4 - ("value" - ?5);
-- now
SELECT count(*) FROM "metrics" WHERE "name" = strftime('%Y-%m-%d %H:%M:%f000', 'now');
