-- inside
CREATE TABLE "options" (
    "key" TEXT NOT NULL,
    "value" TEXT,
    CONSTRAINT "pk_options" PRIMARY KEY ("key")
) STRICT, WITHOUT ROWID;
CREATE VIEW "keys" AS SELECT key FROM options;
CREATE TRIGGER keys_insert INSTEAD OF INSERT ON keys BEGIN INSERT INTO options (key) VALUES (new.key); END;
