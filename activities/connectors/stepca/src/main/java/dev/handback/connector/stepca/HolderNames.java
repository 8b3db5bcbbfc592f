package dev.handback.connector.stepca;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** What a certificate calls its holder: its common name and its alternative names. */
record HolderNames(
    @Nullable String commonName, List<String> emails, List<String> hosts, List<String> uris) {
  private static final int EMAIL = 1;
  private static final int HOST = 2;
  private static final int URI = 6;

  HolderNames {
    emails = List.copyOf(emails);
    hosts = List.copyOf(hosts);
    uris = List.copyOf(uris);
  }

  static HolderNames of(X509Certificate certificate) {
    return new HolderNames(
        commonName(certificate),
        alternatives(certificate, EMAIL),
        alternatives(certificate, HOST),
        alternatives(certificate, URI));
  }

  /** Whether any of them is this name as a whole, or a URI ends with it. */
  boolean have(@Nullable String name) {
    return name != null && all().anyMatch(one -> one.equalsIgnoreCase(name));
  }

  /** The same for a user name, which the local part of an address is as well. */
  boolean haveUser(@Nullable String name) {
    return have(name)
        || (name != null && emails.stream().anyMatch(one -> localPart(one).equalsIgnoreCase(name)));
  }

  /** What a person calls the holder. */
  String label() {
    return all().findFirst().orElse("nobody");
  }

  @Nullable String email() {
    return emails.isEmpty() ? null : emails.getFirst().toLowerCase(Locale.ROOT);
  }

  @Nullable String user() {
    return emails.isEmpty() ? commonName : localPart(emails.getFirst());
  }

  boolean isMachine() {
    return !hosts.isEmpty() || !uris.isEmpty();
  }

  private Stream<String> all() {
    return Stream.of(
            Stream.ofNullable(commonName),
            emails.stream(),
            hosts.stream(),
            uris.stream(),
            uris.stream().map(uri -> uri.substring(uri.lastIndexOf('/') + 1)))
        .flatMap(names -> names)
        .filter(name -> !name.isBlank());
  }

  private static String localPart(String email) {
    var at = email.indexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }

  private static @Nullable String commonName(X509Certificate certificate) {
    try {
      var name = new LdapName(certificate.getSubjectX500Principal().getName());
      return name.getRdns().stream()
          .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
          .map(Rdn::getValue)
          .map(String::valueOf)
          .findFirst()
          .orElse(null);
    } catch (InvalidNameException unreadable) {
      return null; // its alternative names are left
    }
  }

  private static List<String> alternatives(X509Certificate certificate, int kind) {
    var found = new ArrayList<String>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      for (var one : all == null ? List.<List<?>>of() : all) {
        if (Objects.equals(one.get(0), kind)) {
          found.add(String.valueOf(one.get(1)));
        }
      }
    } catch (CertificateParsingException unreadable) {
      return List.of(); // its common name is left
    }
    return found;
  }
}
