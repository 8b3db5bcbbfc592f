package dev.handback.mailserver;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One mail as it arrived. {@code text} is its plain part. */
public record Mail(String id, List<String> to, String subject, String text) {

  static Mail of(MimeMessage message) {
    try {
      return new Mail(
          message.getMessageID(),
          Arrays.stream(message.getAllRecipients()).map(Object::toString).toList(),
          message.getSubject(),
          text(message.getContent()));
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException("A mail cannot be read", unreadable);
    }
  }

  private static String text(Object content) throws MessagingException, IOException {
    if (content instanceof Multipart parts) {
      BodyPart first = parts.getBodyPart(0);
      return text(first.getContent());
    }
    return content.toString();
  }
}
