-- all
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics";
-- where
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" WHERE "value" > ?1;
-- where twice, one with or
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" WHERE ("id" = ?1 or "id" = ?2) and "value" > ?3;
-- order
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" ORDER BY "value" DESC, "name";
-- limit
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" LIMIT ?1;
-- limit and offset
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" LIMIT ?1 OFFSET ?2;
-- offset alone
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" LIMIT 9223372036854775807 OFFSET ?1;
-- offset and limit
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" LIMIT ?1 OFFSET ?2;
-- everything
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" WHERE "value" > ?1 ORDER BY "id" LIMIT ?2 OFFSET ?3;
-- expressions
SELECT "dataset", "id" + ?1, "value" * ?2 FROM "metrics";
-- an embedded column
SELECT "id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city", "twice" FROM "metrics" WHERE "site_city" = ?1;
