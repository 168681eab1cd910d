-- by key
UPDATE "metrics" SET "name" = ?1, "dataset" = ?2, "value" = ?3, "the ""state""" = ?4, "tag" = ?5, "total" = ?6, "site_street" = ?7, "site_city" = ?8 WHERE "id" = ?9;
-- where
UPDATE "metrics" SET "value" = ?1 WHERE "id" = ?2;
-- all
UPDATE "metrics" SET "value" = ?1;
-- several, from expressions and NULL
UPDATE "metrics" SET "value" = "value" + ?1, "dataset" = ?2, "name" = "name" WHERE "id" in (?3, ?4);
