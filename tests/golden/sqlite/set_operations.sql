-- union
SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?1 UNION SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?2;
-- all, ordered and limited
SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?1 UNION ALL SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?2 ORDER BY 3 DESC, 1 LIMIT ?3 OFFSET ?4;
-- three
SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?1 EXCEPT SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?2 EXCEPT SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?3;
-- three of two kinds
SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?1 UNION SELECT * FROM (SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?2 INTERSECT SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?3) AS "side";
-- limited sides
SELECT * FROM (SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" < ?1 LIMIT ?2) AS "side" UNION ALL SELECT * FROM (SELECT "id", "metric_id", "value" FROM "readings" WHERE "value" > ?3 LIMIT ?4) AS "side" ORDER BY 1;
