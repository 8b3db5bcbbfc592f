package dev.handback.messages;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Pattern;

/** An address of one mailbox, with nothing around it. */
final class MailAddress {

  /** Stricter than the standard: no comments, quotes, lists or line breaks. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]+@[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]+");

  private MailAddress() {}

  static boolean isOne(String text) {
    try {
      return text.length() <= 320 && PLAIN.matcher(text).matches() && parsed(text) != null;
    } catch (AddressException wrong) {
      return false;
    }
  }

  /**
   * The address itself.
   *
   * @throws AddressException when it is none
   */
  static InternetAddress parsed(String text) throws AddressException {
    var address = new InternetAddress(text, true);
    address.validate();
    return address;
  }
}
