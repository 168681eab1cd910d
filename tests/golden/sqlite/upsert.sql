-- by key
INSERT INTO "metrics" ("id", "name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name", "dataset" = excluded."dataset", "value" = excluded."value", "the ""state""" = excluded."the ""state""", "tag" = excluded."tag", "total" = excluded."total", "site_street" = excluded."site_street", "site_city" = excluded."site_city";
-- by unique members
INSERT INTO "metrics" ("name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT ("tag") DO UPDATE SET "name" = excluded."name", "dataset" = excluded."dataset", "value" = excluded."value", "the ""state""" = excluded."the ""state""", "total" = excluded."total", "site_street" = excluded."site_street", "site_city" = excluded."site_city";
-- by unique members with NULLs
INSERT INTO "metrics" ("name", "dataset", "value", "the ""state""", "tag", "total", "site_street", "site_city") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT ("name", ("dataset" IS NULL), coalesce("dataset", '')) DO UPDATE SET "value" = excluded."value", "the ""state""" = excluded."the ""state""", "tag" = excluded."tag", "total" = excluded."total", "site_street" = excluded."site_street", "site_city" = excluded."site_city";
-- nothing but a key
INSERT INTO "edge" ("from", "to") VALUES (?1, ?2) ON CONFLICT ("from", "to") DO NOTHING;
