package dev.handback.estate.seed;

import dev.handback.estate.EstateException;
import dev.handback.estate.IssuedCertificate;
import dev.handback.estate.StepCa;
import dev.handback.estate.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Asks a CA for certificates, as people and machines do. */
public record CertificateSeed(StepCa ca) {

  /**
   * Issues one.
   *
   * @param life how long it is valid from now
   * @param names the subject's alternative names: an address, a URI, an IP address or a host name
   */
  public IssuedCertificate issue(String commonName, Duration life, String... names) {
    try {
      KeyPair key = Tls.newKey();
      List<String> all = names.length == 0 ? List.of(commonName) : List.of(names);
      return issued(key, ask(StepCa.ISSUING, key, commonName, life, all));
    } catch (GeneralSecurityException | OperatorCreationException | IOException | JoseException e) {
      throw failed(e);
    }
  }

  /** What the CA answers to whoever asks for one with the key of this provisioner. */
  public HttpResponse<String> tryIssuing(String provisioner, String commonName) {
    try {
      Duration day = Duration.ofDays(1);
      return ask(provisioner, Tls.newKey(), commonName, day, List.of(commonName));
    } catch (GeneralSecurityException | OperatorCreationException | IOException | JoseException e) {
      throw failed(e);
    }
  }

  private HttpResponse<String> ask(
      String provisioner, KeyPair key, String commonName, Duration life, List<String> names)
      throws OperatorCreationException, IOException, JoseException {
    Map<String, Object> body =
        Map.of(
            "csr", request(key, commonName, names),
            "ott", token(provisioner, "sign", commonName, names),
            "notAfter", life.toSeconds() + "s");
    return post("sign", body, Tls.context(ca.root()));
  }

  /** Has it renewed by itself, with the same key: the older one stays valid. */
  public IssuedCertificate renew(IssuedCertificate older) {
    try {
      HttpResponse<String> answer = tryRenewal(older);
      return issued(new KeyPair(older.certificate().getPublicKey(), older.key()), answer);
    } catch (GeneralSecurityException | IOException | JoseException e) {
      throw failed(e);
    }
  }

  /** What the CA answers to whoever renews with it. */
  public HttpResponse<String> tryRenewal(IssuedCertificate certificate) throws IOException {
    return post("renew", Map.of(), Tls.context(ca.root(), certificate));
  }

  /** Revokes it, as the CA's own administrator. */
  public void revoke(String serial) {
    try {
      Map<String, Object> body =
          Map.of(
              "serial",
              serial,
              "ott",
              token(StepCa.REVOKING, "revoke", serial, List.of()),
              "reasonCode",
              4,
              "passive",
              true);
      must(post("revoke", body, Tls.context(ca.root())));
    } catch (IOException | JoseException e) {
      throw failed(e);
    }
  }

  /** A token for one call, by the key of a provisioner. */
  public String token(String provisioner, String call, String subject, List<String> names)
      throws JoseException {
    PublicJsonWebKey key = (PublicJsonWebKey) JsonWebKey.Factory.newJwk(ca.key(provisioner));
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(provisioner);
    claims.setAudience(ca.url() + "/1.0/" + call);
    claims.setSubject(subject);
    claims.setGeneratedJwtId();
    claims.setIssuedAtToNow();
    claims.setNotBeforeMinutesInThePast(1);
    claims.setExpirationTimeMinutesInTheFuture(5);
    if (!names.isEmpty()) {
      claims.setStringListClaim("sans", names);
    }
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue("ES256");
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setKey(key.getPrivateKey());
    signature.setPayload(claims.toJson());
    return signature.getCompactSerialization();
  }

  private HttpResponse<String> post(String call, Map<String, Object> body, SSLContext tls)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(ca.url().resolve("/1.0/" + call))
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofString(JsonUtil.toJson(body)))
            .build();
    try (HttpClient client = Tls.client(tls)) {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private static HttpResponse<String> must(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new EstateException(
          "step-ca answered %d %s".formatted(answer.statusCode(), answer.body()));
    }
    return answer;
  }

  private static IssuedCertificate issued(KeyPair key, HttpResponse<String> answer)
      throws GeneralSecurityException, JoseException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> chain = new ArrayList<>();
    Object all = JsonUtil.parseJson(must(answer).body()).get("certChain");
    for (Object pem : all instanceof List<?> certificates ? certificates : List.of()) {
      byte[] bytes = String.valueOf(pem).getBytes(StandardCharsets.US_ASCII);
      chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    return new IssuedCertificate(key.getPrivate(), chain);
  }

  private static String request(KeyPair key, String commonName, List<String> names)
      throws OperatorCreationException, IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    GeneralName[] all = names.stream().map(CertificateSeed::named).toArray(GeneralName[]::new);
    extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
    var request =
        new JcaPKCS10CertificationRequestBuilder(
                new X500Principal("CN=" + commonName), key.getPublic())
            .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()));
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(request);
    }
    return text.toString();
  }

  private static GeneralName named(String name) {
    if (name.contains("://")) {
      return new GeneralName(GeneralName.uniformResourceIdentifier, name);
    }
    if (name.contains("@")) {
      return new GeneralName(GeneralName.rfc822Name, name);
    }
    return name.matches("[0-9.]+")
        ? new GeneralName(GeneralName.iPAddress, name)
        : new GeneralName(GeneralName.dNSName, name);
  }

  private static EstateException failed(Exception e) {
    return new EstateException("The CA cannot be asked: " + e.getMessage(), e);
  }
}
