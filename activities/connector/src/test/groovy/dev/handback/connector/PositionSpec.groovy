package dev.handback.connector

import spock.lang.Specification

/** Cursors for targets whose lists have positions and nothing else. */
class PositionSpec extends Specification {

  def "everybody who stays is read, whatever #what between two pages (P1)"() {
    given:
    def list = ('a'..'l').collect { it.toString() }
    def seen = []
    def cursor = null

    when:
    do {
      def part = Position.of(cursor).read(4, { first, count -> list.drop(first).take(count) }, { it })
      seen += part.entries()
      cursor = part.cursor()
      if (seen.size() == 4) {
        list = change(list)
      }
    } while (cursor != null)

    then:
    seen.containsAll(list.intersect(('a'..'l').collect { it.toString() }))
    seen.size() < 24

    where:
    what                       | change
    'nobody comes or goes'     | { it }
    'one goes'                 | { it - 'b' }
    'the last of a page goes'  | { it - 'd' }
    'four go'                  | { it - ['a', 'b', 'c', 'd'] }
    'one comes before them'    | { ['A'] + it }
    'several come before them' | { ['A', 'B', 'C'] + it }
    'one comes after them'     | { it + ['z'] }
    'nearly all go'            | { ['l'] }
  }
}
