package dev.handback.messages;

import dev.handback.configuration.ResolvedSecret;
import dev.handback.messages.MessagesFile.ChannelEntry;
import dev.handback.messages.MessagesFile.MailSecurity;
import dev.handback.record.message.Envelope;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/** Mail by SMTP: one text for people, once as text and once as HTML. */
final class MailChannel implements Channel {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration TALK = Duration.ofSeconds(30);

  /** SMTP: from here on the refusal is for good (RFC 5321). */
  private static final int PERMANENT = 500;

  private final ChannelEntry entry;
  private final @Nullable ResolvedSecret password;
  private final Letters letters;
  private final Session session;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          (Path) null,
          ContentType.Html,
          MailChannel.class.getClassLoader(),
          "dev.handback.messages.template");

  MailChannel(ChannelEntry entry, @Nullable ResolvedSecret password, Letters letters) {
    this.entry = entry;
    this.password = password;
    this.letters = letters;
    this.session = Session.getInstance(properties(entry));
  }

  @Override
  public void send(Envelope envelope) throws NotSent {
    try {
      var message = message(envelope);
      if (password == null) {
        Transport.send(message);
      } else {
        Transport.send(message, entry.username(), password.reveal());
      }
    } catch (MessagingException failure) {
      throw notSent(failure);
    }
  }

  private MimeMessage message(Envelope envelope) throws MessagingException {
    var letter = letters.of(envelope);
    var from = MailAddress.parsed(Objects.requireNonNull(entry.from()));
    var message = new Identified(session, envelope.id(), from.getAddress());
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, MailAddress.parsed(envelope.address()));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(envelope.since()));
    // RFC 3834: no out-of-office answers, please
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(body(letter));
    return message;
  }

  private MimeMultipart body(Letter letter) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(PlainText.of(letter), StandardCharsets.UTF_8.name());
    var page = new StringOutput();
    templates.render("mail.jte", letter, page);
    var html = new MimeBodyPart();
    html.setText(page.toString(), StandardCharsets.UTF_8.name(), "html");
    return new MimeMultipart("alternative", text, html);
  }

  /** Only a refusal of this very recipient is for good; anything else may be repaired. */
  private NotSent notSent(MessagingException failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException refused
          && refused.getReturnCode() >= PERMANENT) {
        return NotSent.ever("the mail server refused the address: " + sentence(refused));
      }
    }
    return NotSent.yet("the mail server did not take it: " + sentence(failure));
  }

  private static @Nullable Throwable next(Throwable cause) {
    return cause instanceof MessagingException one && one.getNextException() != null
        ? one.getNextException()
        : cause.getCause();
  }

  private String sentence(MessagingException failure) {
    var said = String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
    return password == null ? said : said.replace(password.reveal(), "***");
  }

  private static Properties properties(ChannelEntry entry) {
    var security = entry.security() == null ? MailSecurity.STARTTLS : entry.security();
    var properties = new Properties();
    properties.setProperty("mail.smtp.host", Objects.requireNonNull(entry.host()));
    properties.setProperty(
        "mail.smtp.port", Objects.requireNonNullElse(entry.port(), usualPort(security)).toString());
    properties.setProperty("mail.smtp.auth", Boolean.toString(entry.username() != null));
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == MailSecurity.TLS));
    var starttls = Boolean.toString(security == MailSecurity.STARTTLS);
    properties.setProperty("mail.smtp.starttls.enable", starttls);
    properties.setProperty("mail.smtp.starttls.required", starttls);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", Long.toString(CONNECT.toMillis()));
    properties.setProperty("mail.smtp.timeout", Long.toString(TALK.toMillis()));
    properties.setProperty("mail.smtp.writetimeout", Long.toString(TALK.toMillis()));
    return properties;
  }

  private static int usualPort(MailSecurity security) {
    return switch (security) {
      case TLS -> 465;
      case STARTTLS -> 587;
      case NONE -> 25;
    };
  }

  /** A mail whose Message-ID is the message's own, in each attempt. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String message, String from) {
      super(session);
      this.id = "<%s@%s>".formatted(message, from.substring(from.indexOf('@') + 1));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
