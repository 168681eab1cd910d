coalesce("station", ?1)
coalesce("level", "id", ?1)
nullif("city", ?1)
max("value", ?1)
min("id", "level", ?1)
CASE WHEN "level" < ?1 THEN ?2 END
CASE WHEN "level" < ?1 THEN ?2 WHEN "level" < ?3 THEN ?4 ELSE ?5 END
CASE WHEN "level" is null THEN ?1 ELSE "level" END
CASE WHEN "value" > ?1 THEN "station" ELSE "city" END || ?2
CASE WHEN "id" > ?1 THEN ?2 ELSE "value" END + ?3
CAST("id" AS TEXT)
CAST("station" AS INTEGER)
CAST("level" AS REAL) / ?1
CAST(?1 AS INTEGER)
