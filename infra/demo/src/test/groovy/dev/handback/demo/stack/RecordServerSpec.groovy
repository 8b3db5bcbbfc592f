package dev.handback.demo.stack

import dev.handback.estate.EstateException
import spock.lang.Specification

class RecordServerSpec extends Specification {

  def "a given database is understood: #url"() {
    expect:
    RecordServer.parse(url) == new Facts.RecordDatabase(host, port, 'handback', user, password)

    where:
    url                                                        || host        | port | user | password
    'mysql://hb:secret@db.example.com:3307/handback'           || 'db.example.com' | 3307 | 'hb' | 'secret'
    'jdbc:mysql://127.0.0.1/handback?user=hb&password=a%26b'   || '127.0.0.1' | 3306 | 'hb' | 'a&b'
    'mysql://hb@127.0.0.1/handback'                            || '127.0.0.1' | 3306 | 'hb' | ''
  }

  def "a database address without #what is refused with an example"() {
    when:
    RecordServer.parse(url)

    then:
    def refused = thrown(EstateException)
    refused.message.contains('mysql://user:password@host:3306/handback')

    where:
    what       | url
    'a user'   | 'mysql://127.0.0.1/handback'
    'a schema' | 'mysql://hb:secret@127.0.0.1'
    'a host'   | 'mysql:///handback?user=hb'
  }

  def "a password never shows where the database is named"() {
    expect:
    !RecordServer.parse('mysql://hb:secret@127.0.0.1/handback').toString().contains('secret')
  }
}
