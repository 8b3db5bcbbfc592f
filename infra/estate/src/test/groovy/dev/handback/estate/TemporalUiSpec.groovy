package dev.handback.estate

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class TemporalUiSpec extends Specification {
  @TempDir Path dir

  def "its pages tell the codec server who is signed in, and whoever is not where to do that"() {
    given:
    def ui = TemporalUi.start(Launch.in(dir), settings('http://127.0.0.1:8080/codec'))

    expect:
    with(ui.url().resolve('/api/v1/settings').toURL().text) {
      it.contains('"Endpoint":"http://127.0.0.1:8080/codec"')
      it.contains('"IncludeCredentials":true')
      it.contains('"DefaultErrorLink":"http://127.0.0.1:8080/console/sign-in"')
    }

    when: 'it is asked for again'
    def again = TemporalUi.start(Launch.in(dir), settings('http://127.0.0.1:8080/codec'))

    then:
    again.process().pid() == ui.process().pid()

    when: 'the codec server has moved'
    def moved = TemporalUi.start(Launch.in(dir), settings('http://127.0.0.1:8099/codec'))

    then:
    moved.port() == ui.port()
    moved.process().pid() != ui.process().pid()
    moved.url().resolve('/api/v1/settings').toURL().text.contains('http://127.0.0.1:8099/codec')

    cleanup:
    moved?.close()
    ui?.close()
  }

  private static TemporalUi.Settings settings(String codec) {
    new TemporalUi.Settings('127.0.0.1:7233', 'handback', codec, 'http://127.0.0.1:8080/console/sign-in')
  }
}
