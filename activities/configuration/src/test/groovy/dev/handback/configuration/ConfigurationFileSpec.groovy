package dev.handback.configuration

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

class ConfigurationFileSpec extends Specification {

  static enum Size { SMALL, LARGE }

  static record Ship(String name, Size size, Duration patience, Integer crew, SecretReference key, String port) {
    Ship {
      if (crew == 13) {
        throw new IllegalArgumentException("thirteen is not a crew")
      }
    }
  }

  static record Fleet(List<Ship> ships) {}

  @TempDir Path folder

  def "a file that fits its schema becomes a record"() {
    when:
    def file = read("""\
      ships:
        - name: Ada
          size: LARGE
          patience: PT5M
          key: env:ADA_KEY
      """)

    then:
    file.value() == new Fleet([new Ship("Ada", Size.LARGE, Duration.ofMinutes(5), null,
        new SecretReference("env:ADA_KEY"), null)])
    file.problem("/ships/0/size", "x").line() == 3
    file.problem("/ships/7/size", "x").line() == 1
  }

  def "#what is refused with file, line and a sentence"() {
    when:
    read(text)

    then:
    def refused = thrown(ConfigurationException)
    refused.message == "${folder.resolve("fleet.yaml")}:$line: $sentence"

    where:
    what                      | text                                                            || line | sentence
    "an unknown key"          | "ships:\n  - name: Ada\n    size: LARGE\n    patiense:\n      x: 1\n" || 4 | 'unknown key "patiense" in ships[0]; did you mean "patience"?'
    "an unlikely key"         | "sails: 1\nships:\n  - {name: a, size: SMALL}\n"                || 1    | 'unknown key "sails"; did you mean "ships"?'
    "a key nobody knows"      | "ships:\n  - name: a\n    size: SMALL\n    anchorage: 1\n"      || 4    | 'unknown key "anchorage" in ships[0]; known are name, size, patience, crew, key, port'
    "a missing key"           | "ships:\n  - size: LARGE\n"                                     || 2    | 'ships[0] lacks "name"'
    "a value outside its set" | "ships:\n  - name: a\n    size: HUGE\n"                         || 3    | "ships[0].size must be one of SMALL, LARGE"
    "a wrong type"            | "ships:\n  - name: a\n    size: SMALL\n    crew: many\n"        || 4    | "ships[0].crew must be integer, not string"
    "a wrong duration"        | "ships:\n  - name: a\n    size: SMALL\n    patience: soon\n"    || 4    | "ships[0].patience does not match the duration pattern must be a valid ISO 8601 duration"
    "what Java cannot hold"   | "ships:\n  - name: a\n    size: SMALL\n    patience: P1Y\n"     || 4    | "ships[0].patience cannot be read as Duration"
    "what the record refuses" | "ships:\n  - name: a\n    size: SMALL\n    crew: 13\n"          || 2    | "ships[0]: thirteen is not a crew"
    "a secret in the file"    | "ships:\n  - name: a\n    size: SMALL\n    key: hunter2\n"      || 4    | "ships[0].key: a secret is named by reference, env:NAME or file:PATH, and never written here"
    "broken YAML"             | "ships:\n  - name: a\n   size: SMALL\n"                         || 3    | "not YAML: expected <block end>, but found '<block mapping start>'"
    "a tab"                   | "ships:\n\t- name: a\n"                                         || 2    | "not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"
    "a key twice"             | "ships:\n  - name: a\n    name: b\n    size: SMALL\n"           || 3    | "Duplicate field 'name'"
    "two documents"           | "ships: []\n---\nships: []\n"                                   || 2    | "not YAML: but found another document"
    "an empty file"           | "# nothing\n"                                                   || 1    | "the file is empty"
    "a list for a mapping"    | "- a\n"                                                         || 1    | "the document must be object, not array"
    "what a pattern refuses"  | "ships:\n  - name: a\n    size: SMALL\n    port: harbour\n"     || 4    | "ships[0].port must be five capital letters"
    "an empty list"           | "ships: []\n"                                                   || 1    | "ships must have at least 1 items but found 0"
  }

  def "all problems of a file are told at once, in the order of their lines"() {
    when:
    read("ships:\n  - name: 7\n    size: HUGE\n  - size: SMALL\n")

    then:
    def refused = thrown(ConfigurationException)
    refused.problems()*.line() == [2, 3, 4]
  }

  def "a file that is not there is named"() {
    when:
    ConfigurationFile.read(folder.resolve("none.yaml"), "fleet.schema.json", Fleet)

    then:
    def refused = thrown(ConfigurationException)
    refused.message == "${folder.resolve("none.yaml")}: there is no such file"
  }

  def "a file in another encoding is named"() {
    given:
    def file = folder.resolve("fleet.yaml")
    Files.write(file, "ships: \u00e4".getBytes("ISO-8859-1"))

    when:
    ConfigurationFile.read(file, "fleet.schema.json", Fleet)

    then:
    def refused = thrown(ConfigurationException)
    refused.message.endsWith("the file is not UTF-8 text")
  }

  private ConfigurationFile<Fleet> read(String text) {
    def file = folder.resolve("fleet.yaml")
    Files.writeString(file, text.stripIndent())
    ConfigurationFile.read(file, "fleet.schema.json", Fleet)
  }
}
