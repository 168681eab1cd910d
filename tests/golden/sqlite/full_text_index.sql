CREATE TABLE "metrics" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "value" REAL NOT NULL,
    CONSTRAINT "pk_metrics" PRIMARY KEY ("id")
);
CREATE VIRTUAL TABLE "ft_metrics_name_description" USING fts5("name", "description", content='metrics', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3');
INSERT INTO "ft_metrics_name_description" ("ft_metrics_name_description", rank) VALUES ('rank', 'bm25(10.0, 1.0)');
CREATE TRIGGER "ft_metrics_name_description_insert" AFTER INSERT ON "metrics" BEGIN INSERT INTO "ft_metrics_name_description" (rowid, "name", "description") VALUES (new."id", new."name", new."description"); END;
CREATE TRIGGER "ft_metrics_name_description_update" AFTER UPDATE ON "metrics" WHEN old."id" IS NOT new."id" OR old."name" IS NOT new."name" COLLATE BINARY OR old."description" IS NOT new."description" COLLATE BINARY BEGIN INSERT INTO "ft_metrics_name_description" ("ft_metrics_name_description", rowid, "name", "description") VALUES ('delete', old."id", old."name", old."description"); INSERT INTO "ft_metrics_name_description" (rowid, "name", "description") VALUES (new."id", new."name", new."description"); END;
CREATE TRIGGER "ft_metrics_name_description_delete" AFTER DELETE ON "metrics" BEGIN INSERT INTO "ft_metrics_name_description" ("ft_metrics_name_description", rowid, "name", "description") VALUES ('delete', old."id", old."name", old."description"); END;
