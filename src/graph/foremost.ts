/**
 * The part of a statement that takes the first `room` of rows with a score: the greatest score first, equal ones by the name of their node.
 * `item` is a map of a row with its `node`. It goes on with `kept`, their items in order, and `total`, how many rows there were. Names are
 * read of those alone that score as much as the last that is kept: the many that stand behind are never looked at.
 */
export function foremost(score: string, item: string, room: string): string {
  return `WITH ${score} AS score, collect(${item}) AS items ORDER BY score DESC
   WITH collect({score: score, items: items}) AS levels
   WITH levels, reduce(total = 0, level IN levels | total + size(level.items)) AS total,
        reduce(taken = {size: 0, least: null}, level IN levels |
          CASE WHEN taken.size >= ${room} THEN taken ELSE {size: taken.size + size(level.items), least: level.score} END).least AS least
   CALL (levels, least) {
     UNWIND [level IN levels WHERE level.score >= least] AS level
     UNWIND level.items AS item
     ${WITHOUT_LEVELS}
     WITH item, score ORDER BY score DESC, item.node.nameKey
     RETURN collect(item) AS sorted
   }
   WITH sorted[..toInteger(${room})] AS kept, total`;
}

// A row that is sorted is reckoned with all that it holds, which must not be a whole level.
const WITHOUT_LEVELS = 'WITH item.node AS node, max(level.score) AS score, head(collect(item)) AS item';
