package dev.handback

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Shared
import spock.lang.Specification

/** What docs/requirements.md claims of our specs is so, and nothing is left out of it. */
class RequirementsSpec extends Specification {

  private static final Path ROOT = Path.of('').toAbsolutePath().resolve('../..').normalize()
  private static final Map<String, Integer> IDS = [T: 13, P: 8, S: 11, L: 8, O: 5, R: 7]
  private static final List<String> EDGE_CASES = [
    'shared mailbox', 'pooled tool', 'one identity in several environments or owned by several teams', 'a contractor with no HR record',
    'a vendor-managed platform', 'an account that cannot be disabled without breaking jobs', 'an owner who leaves at the same time',
    'a leaver who is the last administrator', 'a leaver who created the HR webhook itself', 'an administrator', 'a bot with a paid seat',
    'an account found later', 'a rehire on the last day', 'two triggers for one subject at once', 'a target that says "ok" and still lets in',
    'a target that answers 404 for "already gone" and for "wrong tenant"', 'a target that is down for a week']

  /** The titles of the features in each spec, by its name. */
  @Shared
  Map<String, List<String>> titles = specs().groupBy { it.fileName.toString() - '.groovy' }
      .collectEntries { name, files -> [name, files.collectMany { titlesIn(it) }] }

  def "each requirement is cited by the title of every spec that docs/requirements.md names for it: #id"() {
    expect:
    named
    named.findAll { name -> !titles[name].any { title -> title =~ /\b$id\b/ } } == []

    where:
    [id, named] << rows('# Requirements and their specs').collect { [it[0], names(it[2])] }
  }

  def "each edge case is in the title of every spec that docs/requirements.md names for it: #edge"() {
    expect:
    named
    named.findAll { name -> !titles[name].any { title -> title.contains('E: ' + edge) } } == []

    where:
    [edge, named] << rows('## Edge cases').collect { [it[0], names(it[1])] }
  }

  def "no requirement and no edge case is left out, and what is not done yet is said to be so"() {
    expect:
    (rows('# Requirements and their specs') + rows('## Not done yet'))*.first().sort() ==
        IDS.collectMany { letter, count -> (1..count).collect { letter + it } }.sort()
    rows('## Edge cases')*.first() == EDGE_CASES
  }

  /** The lines of the table below a heading, cell by cell. */
  private static List<List<String>> rows(String heading) {
    def lines = Files.readAllLines(ROOT.resolve('docs/requirements.md'))
    lines.drop(lines.indexOf(heading) + 1).takeWhile { !it.startsWith('#') }
        .findAll { it.startsWith('|') }.drop(2).collect { it.split(/\|/).drop(1)*.trim() }
  }

  private static List<String> names(String cell) {
    cell.split(',')*.trim().findAll()
  }

  private static List<Path> specs() {
    ['.', 'activities', 'activities/connectors', 'infra']
        .collectMany { Files.list(ROOT.resolve(it)).withCloseable { modules -> modules.toList() } }
        .collect { it.resolve('src/test/groovy') }.findAll { Files.isDirectory(it) }
        .collectMany { Files.walk(it).withCloseable { files -> files.filter { it.toString().endsWith('.groovy') }.toList() } }
  }

  private static List<String> titlesIn(Path spec) {
    (Files.readString(spec) =~ /(?m)^\s*def "(.*)"\s*\(/).collect { it[1].toString().replace('\\"', '"') }
  }
}
