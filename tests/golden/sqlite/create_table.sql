-- inside
CREATE TABLE "metrics" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_metrics" PRIMARY KEY AUTOINCREMENT,
    "name" TEXT COLLATE "NOCASE" NOT NULL,
    "dataset" TEXT,
    "value" REAL NOT NULL,
    "measured_at" TEXT NOT NULL,
    "price" DECIMAL(10, 2),
    "kind" TEXT NOT NULL DEFAULT 'raw' CONSTRAINT "ck_metrics_kind" CHECK ("kind" in ('raw', 'derived')),
    "parent" INTEGER,
    CONSTRAINT "uq_metrics_name_measured_at" UNIQUE ("name", "measured_at"),
    CONSTRAINT "fk_metrics_parent_metrics" FOREIGN KEY ("parent") REFERENCES "metrics" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT "ck_metrics_value_is_finite" CHECK (value < 1e308)
);
CREATE UNIQUE INDEX "uq_metrics_dataset" ON "metrics" (("dataset" IS NULL), coalesce("dataset", ''), "name");
CREATE INDEX "ix_metrics_measured_at" ON "metrics" ("measured_at" DESC) WHERE dataset IS NOT NULL;
