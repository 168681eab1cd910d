-- none
SELECT "id", "name", "note", "value" FROM "metrics";
-- one
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1;
-- both
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and "name" = ?2;
-- either
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 or "name" = ?2;
-- either and more
SELECT "id", "name", "note", "value" FROM "metrics" WHERE ("value" > ?1 or "name" = ?2) and "note" is null;
-- both or else
SELECT "id", "name", "note", "value" FROM "metrics" WHERE ("value" > ?1 and "name" = ?2) or "note" is null;
-- not
SELECT "id", "name", "note", "value" FROM "metrics" WHERE not ("value" > ?1 and "name" = ?2);
-- not not
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and "name" = ?2;
-- not one
SELECT "id", "name", "note", "value" FROM "metrics" WHERE not ("value" > ?1);
-- not nothing
SELECT "id", "name", "note", "value" FROM "metrics";
-- not, and more
SELECT "id", "name", "note", "value" FROM "metrics" WHERE not ("value" > ?1 or "name" = ?2) and "note" is null;
-- nothing beside a condition
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1;
-- or nothing
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1;
-- groups in groups
SELECT "id", "name", "note", "value" FROM "metrics" WHERE (("value" > ?1 and "name" = ?2) or "value" > ?3 or "name" = ?4) and not ("value" > ?5 or ("value" > ?6 and "name" = ?7));
-- a group of its own kind
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and "name" = ?2 and "value" > ?3 and "name" = ?4;
-- ands and ors in turn
SELECT "id", "name", "note", "value" FROM "metrics" WHERE "value" > ?1 and ("value" > ?2 or ("value" > ?3 and ("value" > ?4 or "name" = ?5)));
