"id" % ?1
-"value"
-("id" + ?1)
-"level" % ?1
abs("level")
round("value")
round("value", ?1)
floor("value")
ceil("value" + ?1)
"city" || ?1
?1 || "station" || ?2
"city" || "station" || ?1
