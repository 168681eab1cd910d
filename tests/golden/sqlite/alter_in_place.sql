-- inside
DROP INDEX "ix_metrics_measured_at";
ALTER TABLE "metrics" ADD COLUMN "unit" TEXT;
-- hazards: breaks_old_readers
ALTER TABLE "metrics" RENAME COLUMN "value" TO "amount";
-- hazards: blocking_lock
CREATE INDEX "ix_metrics_unit" ON "metrics" ("unit");
