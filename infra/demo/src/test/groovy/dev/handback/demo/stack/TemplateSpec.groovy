package dev.handback.demo.stack

import dev.handback.estate.EstateException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class TemplateSpec extends Specification {

  private static final Map<String, String> VALUES = [
      'keycloak.url': 'http://127.0.0.1:1', 'directory.url': 'ldap://127.0.0.1:2',
      'warehouse.url': 'mysql://127.0.0.1:3', 'atelier.url': 'http://127.0.0.1:4/$1\\']

  @TempDir
  Path dir

  def "a configuration file is written with this machine's values, for its owner alone"() {
    when:
    def text = new Template('estate.yaml').writeTo(dir, VALUES)

    then:
    text == Files.readString(dir.resolve('estate.yaml'))
    text.contains("url: 'http://127.0.0.1:4/\$1\\'")
    !text.contains('@')
    PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve('estate.yaml'))) == 'rw-------'
  }

  def "a value that is not known is named, and nothing is written"() {
    when:
    new Template('estate.yaml').writeTo(dir, VALUES.findAll { it.key != 'warehouse.url' })

    then:
    def missing = thrown(EstateException)
    missing.message.contains('@warehouse.url@')
    !Files.exists(dir.resolve('estate.yaml'))
  }

  def "the sample of #sender leaves to a script what the sender says of a person: #says"() {
    given:
    def sample = new Template(sender.sample()).with([now: '2026-11-21T00:00:00Z'])

    expect:
    ['{id}', '{email}', '{effectiveAt}'].findAll { sample.contains(it) } == says

    where:
    sender << Sender.values()
    says = sender.name() in ['FINCH', 'HIBOB', 'GUSTO', 'RIPPLING', 'PERSONIO', 'PERSONNEL'] ? ['{id}'] : sender.name() == 'OKTA' ? ['{id}', '{email}'] : ['{id}', '{email}', '{effectiveAt}']
  }
}
