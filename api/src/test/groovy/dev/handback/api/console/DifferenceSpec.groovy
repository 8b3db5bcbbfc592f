package dev.handback.api.console

import dev.handback.api.console.Difference.Change
import spock.lang.Specification

/** What differs between two versions of the policy (P4). */
class DifferenceSpec extends Specification {
  def "a change is shown with three lines before and after it, and where it is in either text (P4)"() {
    given:
    def before = (1..20).collect { "line $it" }
    def after = before.collect { it == "line 10" ? "another 10" : it } - "line 20"

    expect:
    lines(before, after) == ["…", " 7/7 line 7", " 8/8 line 8", " 9/9 line 9", "-10/null line 10", "+null/10 another 10", " 11/11 line 11", " 12/12 line 12", " 13/13 line 13", "…",
      " 17/17 line 17", " 18/18 line 18", " 19/19 line 19", "-20/null line 20"]
  }

  def "#what"() {
    expect:
    lines(before, after) == shown

    where:
    what                                 | before     | after      || shown
    "the same text differs in nothing"   | ["a", "b"] | ["a", "b"] || []
    "what was nothing is all new"        | []         | ["a"]      || ["+null/1 a"]
    "what becomes nothing is all gone"   | ["a"]      | []         || ["-1/null a"]
    "nearby changes have no gap"         | ["a", "x", "b", "c", "y"] | ["a", "b", "c"] || [" 1/1 a", "-2/null x", " 3/2 b", " 4/3 c", "-5/null y"]
  }

  private static List<String> lines(List before, List after) {
    def signs = [(Change.SAME): " ", (Change.ADDED): "+", (Change.REMOVED): "-"]
    Difference.between(before.join("\n"), after.join("\n")).lines().collect {
      it.change() == Change.LEFT_OUT ? "…" : "${signs[it.change()]}${it.before()}/${it.after()} ${it.text()}".toString()
    }
  }
}
