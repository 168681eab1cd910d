lower("city")
upper("station")
length("city")
trim("city")
ltrim("city", ?1)
rtrim("city")
substr("city", ?1)
substr("city", ?1, "id")
replace("city", ?1, ?2)
instr("city", ?1)
"city" || ?1 || "station"
"city" like ?1 escape '!'
"city" like ?1 escape '\'
"city" like ?1 escape '\'
not ("station" like ?1 escape '\')
soundex("city") = soundex(?1)
