-- columns
INSERT INTO "archive" ("name", "value") SELECT "name", "value" FROM "metrics" WHERE "value" > ?1;
-- all columns
INSERT INTO "archive" ("id", "name", "dataset", "value", "copies") SELECT "id", "name", "dataset", "value", "copies" FROM "archive" WHERE "id" < ?1;
-- a set operation
INSERT INTO "archive" ("name", "value") SELECT "name", "value" FROM "metrics" WHERE "value" > ?1 UNION SELECT "name", "value" FROM "metrics" WHERE "value" < ?2;
-- a common table
INSERT INTO "archive" ("name", "value") WITH "best" ("name", "value") AS (SELECT "name", "value" FROM "metrics" WHERE "value" > ?1) SELECT "best"."name", "best"."value" * ?2 FROM "best";
-- an aggregate
INSERT INTO "archive" ("name", "value") SELECT "name", sum("value") FROM "metrics" GROUP BY "name";
-- a conflict with a query that ends in its table
INSERT INTO "archive" ("name", "value") SELECT "name", "value" FROM "metrics" WHERE 1 = 1 ON CONFLICT ("name") DO NOTHING;
-- and with one that does not
INSERT INTO "archive" ("name", "value") SELECT "name", "value" FROM "metrics" WHERE "value" > ?1 ON CONFLICT ("name") DO UPDATE SET "value" = "excluded"."value" RETURNING "id";
-- and with a set operation
INSERT INTO "archive" ("name", "value") SELECT * FROM (SELECT "name", "value" FROM "metrics" UNION ALL SELECT "name", "value" FROM "metrics") AS "given" WHERE 1 = 1 ON CONFLICT DO NOTHING;
-- values
INSERT INTO "archive" ("name", "value") VALUES (?1, ?2);
-- values that are expressions
INSERT INTO "archive" ("name", "value") VALUES (lower(?1), ?2 + ?3) RETURNING "id", "name", "dataset", "value", "copies";
