package dev.handback.configuration

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class SecretReferencesSpec extends Specification {

  @TempDir Path folder

  def "a reference leads to the environment or to a file beside the configuration"() {
    given:
    Files.writeString(folder.resolve("key"), "from a file\n")
    def secrets = new SecretReferences(folder, [KEY: "from the environment"])

    expect:
    secrets.resolve(new SecretReference(reference)).reveal() == value

    where:
    reference  || value
    "env:KEY"  || "from the environment"
    "file:key" || "from a file"
  }

  def "a reference that leads nowhere is named, and no value with it"() {
    given:
    Files.writeString(folder.resolve("empty"), "\n")
    def secrets = new SecretReferences(folder, [OTHER: "hunter2", BLANK: " "])

    when:
    secrets.resolve(new SecretReference(reference))

    then:
    def refused = thrown(UnresolvedSecretException)
    refused.message == "secret $reference cannot be resolved: $why"

    where:
    reference    || why
    "env:KEY"    || "the variable is not set"
    "env:BLANK"  || "it is empty"
    "file:none"  || "the file cannot be read"
    "file:empty" || "it is empty"
  }

  def "neither a secret nor a refused reference shows what it holds"() {
    expect:
    new SecretReferences(folder, [KEY: "hunter2"]).resolve(new SecretReference("env:KEY")).toString() == "***"

    when:
    new SecretReference("hunter2")

    then:
    def refused = thrown(IllegalArgumentException)
    !refused.message.contains("hunter2")
  }
}
