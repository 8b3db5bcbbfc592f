package dev.handback.sharedsignals

import dev.handback.configuration.ConfigurationException
import dev.handback.offboarding.Risk
import dev.handback.offboarding.Trigger
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/** The transmitters of sources.yaml; whatever is wrong is named by line. */
class SignalsFileSpec extends Specification {
  @TempDir Path dir

  def "what is left out is what most need"() {
    given:
    def source = read('''\
sources: [{name: bamboohr, scheme: BAMBOOHR, keys: []}]
sharedSignals:
  - name: idp
    issuer: https://idp.example.com
    audience: [us]
    poll: {tokenEndpoint: 'https://idp.example.com/token', clientId: us, clientSecret: 'env:SECRET'}
''').find('idp').get()

    expect:
    source.poll().every() == Duration.ofMinutes(1)
    source.maxAge() == Duration.ofDays(30)
    source.events()*.trigger() == [Trigger.TERMINATION] * 2
    source.ruleFor('https://schemas.openid.net/secevent/risc/event-type/account-disabled').present
    !source.ruleFor('https://schemas.openid.net/secevent/caep/event-type/session-revoked').present
  }

  def "rules that are given are all there are, and a risk is high"() {
    given:
    def rules = read('''\
sharedSignals:
  - name: idp
    issuer: https://idp.example.com
    audience: [us]
    push: {authorization: ['env:SECRET']}
    events: [{type: 'https://schemas.openid.net/secevent/caep/event-type/session-revoked', trigger: RISK}]
''').find('idp').get().events()

    expect:
    rules*.trigger() == [Trigger.RISK]
    rules*.risk() == [Risk.HIGH]
  }

  def "a file without transmitters has none"() {
    expect:
    read('sources: []\n').sharedSignals().isEmpty()
  }

  def "a mistake is named by its line: #says"() {
    when:
    read("""\
sources: [{name: taken}]
sharedSignals:
  - name: ${name}
    issuer: ${issuer}
    audience: [us]
    ${more}
""")

    then:
    def wrong = thrown(ConfigurationException)
    wrong.message.contains(says)
    wrong.message.contains("sources.yaml:$line")

    where:
    name    | issuer        | more                                                        | line || says
    'taken' | 'https://idp' | "push: {authorization: ['env:A']}"                          | 3    || 'is there twice'
    'A b'   | 'https://idp' | "push: {authorization: ['env:A']}"                          | 3    || 'lower-case'
    'streams' | 'https://idp' | "push: {authorization: ['env:A']}"                        | 3    || 'not streams'
    'idp'   | 'idp'         | "push: {authorization: ['env:A']}"                          | 4    || 'an address of HTTP'
    'idp'   | 'https://idp' | "push: {authorization: ['Bearer secret']}"                  | 6    || 'secret reference'
    'idp'   | 'https://idp' | "maxAge: P1D"                                               | 3    || 'push, poll, or both'
    'idp'   | 'https://idp' | "poll: {tokenEndpoint: 'https://idp', clientId: a}"         | 6    || 'clientSecret'
    'idp'   | 'https://idp' | "poll: {tokenEndpoint: 'https://idp', clientId: a, clientSecret: 'env:A', every: PT0S}" | 6 || 'longer than nothing'
    'idp'   | 'https://idp' | "pull: {}"                                                  | 6    || 'unknown key'
  }

  private SignalsFile read(String text) {
    SignalsFile.read(Files.writeString(dir.resolve('sources.yaml'), text)).value()
  }
}
