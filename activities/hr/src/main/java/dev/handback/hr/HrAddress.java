package dev.handback.hr;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses of one API: what is put into them stays what it is, and they stay at its host. */
final class HrAddress {
  private HrAddress() {}

  /** A path below the API's URL, with this in place of the name in braces. */
  static URI of(URI api, String path, String name, String value) {
    var base = api.toString().replaceFirst("/+$", "");
    return URI.create(base + path.replace("{" + name + "}", encoded(value)));
  }

  /** Whether it is at the API's own host, port and protocol. */
  static boolean isOf(URI api, URI address) {
    return origin(api).equals(origin(address)) && address.getUserInfo() == null;
  }

  /** No path of two dots, no slash, no question mark comes of an id. */
  static boolean canBePartOfAPath(String id) {
    return !id.equals(".") && !id.equals("..") && !id.isBlank();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String origin(URI address) {
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    var usual = scheme.equals("https") ? 443 : 80;
    var port = address.getPort() < 0 ? usual : address.getPort();
    return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
