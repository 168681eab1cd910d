-- before the transaction
PRAGMA foreign_keys = OFF;
-- inside
-- hazards: may_fail_on_data
-- no rows, or: column 'price' of table 'metrics' holds values that its new type would change; correct the rows first
SELECT "price" FROM "metrics" WHERE "price" IS NOT NULL AND ("price" % 100 <> 0 OR "price" >= 1000000000000 OR "price" <= -1000000000000) LIMIT 1;
CREATE TABLE "varve_new_metrics" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_metrics" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT COLLATE "NOCASE" NOT NULL,
    "dataset" TEXT NOT NULL DEFAULT ('none'),
    "value" REAL NOT NULL,
    "measured_at" TEXT NOT NULL,
    "price" DECIMAL(10, 0),
    "kind" TEXT NOT NULL DEFAULT 'raw' CONSTRAINT "ck_metrics_kind" CHECK ("kind" in ('raw', 'derived')),
    "parent" INTEGER,
    "made_at" TEXT NOT NULL DEFAULT (CURRENT_TIMESTAMP),
    CONSTRAINT "uq_metrics_name_measured_at" UNIQUE ("name", "measured_at"),
    CONSTRAINT "fk_metrics_parent_metrics" FOREIGN KEY ("parent") REFERENCES "metrics" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_metrics_value_is_finite" CHECK (value < 1e308)
);
-- hazards: table_rewrite, blocking_lock, may_fail_on_data
INSERT INTO "varve_new_metrics" ("id", "name", "dataset", "value", "measured_at", "price", "kind", "parent")
SELECT "id", "name", coalesce("dataset", ('none')), "value", "measured_at", "price" / 100, "kind", "parent"
FROM "metrics";
DELETE FROM sqlite_sequence WHERE name = 'varve_new_metrics';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'varve_new_metrics', seq FROM sqlite_sequence WHERE name = 'metrics';
DROP TABLE "metrics";
PRAGMA legacy_alter_table = ON;
ALTER TABLE "varve_new_metrics" RENAME TO "metrics";
PRAGMA legacy_alter_table = OFF;
CREATE UNIQUE INDEX "uq_metrics_dataset" ON "metrics" ("dataset", "name");
CREATE INDEX "ix_metrics_measured_at" ON "metrics" ("measured_at" DESC) WHERE dataset IS NOT NULL;
CREATE TRIGGER metrics_insert AFTER INSERT ON metrics BEGIN SELECT 1; END;
-- no rows, or: table 'metrics' holds rows that refer to nothing; correct them first
PRAGMA foreign_key_check("metrics");
-- after
PRAGMA legacy_alter_table = OFF;
PRAGMA foreign_keys = ON;
