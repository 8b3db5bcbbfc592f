package dev.handback.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** {@code ca.json} of one instance, with two keys: one that issues, and one that only revokes. */
final class StepCaConfig {
  static final String DATABASE = "certificates";

  /**
   * Without the point in the certificate no client takes a list that names one (RFC 5280, 6.3.3).
   */
  private static final String LEAF =
      """
      {"subject": {{ toJson .Subject }}, "sans": {{ toJson .SANs }}, "keyUsage": ["digitalSignature"],
       "extKeyUsage": ["serverAuth", "clientAuth"], "crlDistributionPoints": ["@list@"]}
      """;

  private static final String ISSUES_NOTHING = "{{ fail \"this key revokes and issues nothing\" }}";

  private final Path dir;
  private final int port;

  StepCaConfig(Path dir, int port) {
    this.dir = dir;
    this.port = port;
  }

  Path write(CaKeys keys, MariaDb store) {
    String list = "https://127.0.0.1:" + port + "/1.0/crl";
    Map<String, Object> config =
        Map.of(
            "root", keys.root().toString(),
            "crt", keys.intermediate().toString(),
            "key", keys.intermediateKey().toString(),
            "address", "127.0.0.1:" + port,
            "dnsNames", List.of("127.0.0.1"),
            "db", Map.of("type", "mysql", "dataSource", dataSource(store), "database", DATABASE),
            "crl",
                Map.of(
                    "enabled",
                    true,
                    "generateOnRevoke",
                    true,
                    "cacheDuration",
                    "24h",
                    "idpURL",
                    list),
            "authority",
                Map.of(
                    "claims",
                    Map.of("minTLSCertDuration", "1s", "maxTLSCertDuration", "8760h"),
                    "provisioners",
                    List.of(
                        provisioner(StepCa.ISSUING, LEAF.replace("@list@", list)),
                        provisioner(StepCa.REVOKING, ISSUES_NOTHING))));
    return PrivateFile.write(dir.resolve("ca.json"), JsonUtil.toJson(config));
  }

  static Path keyFile(Path dir, String provisioner) {
    return dir.resolve(provisioner + ".jwk");
  }

  private static String dataSource(MariaDb store) {
    Credentials owner = store.owner(DATABASE);
    return "%s:%s@tcp(127.0.0.1:%d)/".formatted(owner.user(), owner.password(), store.port());
  }

  private Map<String, Object> provisioner(String name, String template) {
    try {
      return Map.of(
          "type",
          "JWK",
          "name",
          name,
          "key",
          key(name).toParams(OutputControlLevel.PUBLIC_ONLY),
          "options",
          Map.of("x509", Map.of("template", template)));
    } catch (IOException | JoseException e) {
      throw new EstateException("Cannot make a provisioner's key: " + e.getMessage(), e);
    }
  }

  private EllipticCurveJsonWebKey key(String provisioner) throws IOException, JoseException {
    Path file = keyFile(dir, provisioner);
    if (!Files.exists(file)) {
      EllipticCurveJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      made.setKeyId(made.calculateBase64urlEncodedThumbprint("SHA-256"));
      made.setAlgorithm("ES256");
      made.setUse("sig");
      PrivateFile.write(file, made.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    }
    return (EllipticCurveJsonWebKey)
        EllipticCurveJsonWebKey.Factory.newPublicJwk(Files.readString(file));
  }
}
