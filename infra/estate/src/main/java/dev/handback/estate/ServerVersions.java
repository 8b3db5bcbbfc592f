package dev.handback.estate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The versions of the server archives, as the build that copied them names them. */
final class ServerVersions {
  private static final String RESOURCE = "servers.properties";

  private ServerVersions() {}

  static String of(String server) {
    Properties versions = new Properties();
    try (InputStream in = ServerVersions.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        versions.load(in);
      }
    } catch (IOException e) {
      throw new EstateException("Cannot read " + RESOURCE + ": " + e.getMessage(), e);
    }
    String version = versions.getProperty(server);
    if (version == null) {
      throw new EstateException("No version of " + server + " in " + RESOURCE);
    }
    return version;
  }
}
