-- nothing said
SELECT "name" FROM "metrics" GROUP BY "name";
-- having and order
SELECT "name" FROM "metrics" WHERE "value" > ?1 GROUP BY "name" HAVING count(*) > ?2 or (max("value") < ?3 and "name" <> ?4) ORDER BY count(*) DESC, "name" LIMIT ?5;
-- having beside another
SELECT "name" FROM "metrics" GROUP BY "name" HAVING (count(*) > ?1 or (max("value") < ?2 and "name" <> ?3)) and count(*) < ?4;
