package dev.handback.mailserver

import groovy.json.JsonSlurper
import jakarta.mail.Message
import jakarta.mail.Session
import jakarta.mail.Transport
import jakarta.mail.internet.InternetAddress
import jakarta.mail.internet.MimeMessage
import spock.lang.AutoCleanup
import spock.lang.Specification

class MailServerSpec extends Specification {
  @AutoCleanup MailServer server = MailServer.start(0, 0)

  def "what is sent to anybody is shown, and nothing before that"() {
    given:
    def none = mails()

    when:
    Transport.send(mail("olga@example.com", "Ünïcode", "a line\r\nand another"))

    then:
    none == []
    mails()*.to == [["olga@example.com"]]
    mails()*.subject == ["Ünïcode"]
    mails()*.text*.readLines() == [["a line", "and another"]]
  }

  private List<Map> mails() {
    new JsonSlurper().parse(URI.create("http://127.0.0.1:${server.httpPort()}/mails").toURL()).mails
  }

  private MimeMessage mail(String to, String subject, String text) {
    def properties = new Properties()
    properties.setProperty("mail.smtp.host", "127.0.0.1")
    properties.setProperty("mail.smtp.port", server.smtpPort().toString())
    def mail = new MimeMessage(Session.getInstance(properties))
    mail.from = new InternetAddress("handback@example.com")
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to))
    mail.setSubject(subject, "UTF-8")
    mail.setText(text, "UTF-8")
    mail
  }
}
