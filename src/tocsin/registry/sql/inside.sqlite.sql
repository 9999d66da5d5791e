-- Locations that may lie in an area at a moment. The first parameter is a list of [reach, first cell, last cell].
-- CROSS JOIN keeps the order: for each range one walk through the index, which holds all columns.
-- One row comes out, a JSON list for each column: a third of the time that as many rows take.
SELECT json_group_array(w.person_id), json_group_array(w.cell), json_group_array(w.accuracy),
       json_group_array(w.seen), json_group_array(w.area)
FROM json_each(%s) AS r
CROSS JOIN tocsin_whereabouts AS w INDEXED BY whereabouts_grid
WHERE w.reach = json_extract(r.value, '$[0]')
  AND w.cell BETWEEN json_extract(r.value, '$[1]') AND json_extract(r.value, '$[2]')
  AND w.starts <= %s AND w.ends > %s
