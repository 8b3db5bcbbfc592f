package dev.handback.connector.stepca;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorException;
import dev.handback.connector.FindsAccess;
import dev.handback.connector.ListsAccounts;
import dev.handback.connector.ReadBack;
import dev.handback.connector.ReadsBack;
import dev.handback.connector.Removal;
import dev.handback.connector.RevokesCertificates;
import dev.handback.connector.estate.TargetConfig;
import dev.handback.inventory.AccountPage;
import dev.handback.inventory.ListedAccount;
import dev.handback.offboarding.Subject;
import dev.handback.offboarding.access.AccessItem;
import dev.handback.offboarding.access.AccountRef;
import dev.handback.offboarding.access.FoundAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step-ca. Every call asks the CA itself first: what its database says counts only for the CA
 * that is meant.
 */
final class StepCaConnector
    implements Connector, FindsAccess, ListsAccounts, RevokesCertificates, ReadsBack {

  private final TargetConfig config;
  private final CaHttp ca;
  private final CertificateStore store;
  private final Revocation revocation;

  StepCaConnector(TargetConfig config, CaHttp ca, RevocationTokens tokens, CertificateStore store) {
    this.config = config;
    this.ca = ca;
    this.store = store;
    this.revocation = new Revocation(config.id(), ca, tokens, store);
  }

  @Override
  public List<FoundAccess> findAccess(Subject subject) {
    var issuer = Issuer.of(config.id(), ca);
    var now = Instant.now();
    var found = new ArrayList<FoundAccess>();
    store.read(
        null,
        certificate -> {
          if (isAccess(certificate, now) && certificate.names(subject, config.correlateBy())) {
            found.add(issuer.own(certificate).found(config.id()));
          }
          return true;
        });
    return List.copyOf(found);
  }

  @Override
  public List<FoundAccess> accessOf(AccountRef account) {
    var issuer = Issuer.of(config.id(), ca);
    var serial = Certificate.serial(account.id());
    if (serial == null) {
      return List.of();
    }
    return store.find(serial).stream()
        .filter(one -> !one.revoked() && isAccess(one.certificate(), Instant.now()))
        .map(one -> issuer.own(one.certificate()).found(config.id()))
        .toList();
  }

  @Override
  public AccountPage listAccounts(@Nullable String cursor, int limit) {
    var issuer = Issuer.of(config.id(), ca);
    var now = Instant.now();
    var listed = new ArrayList<ListedAccount>();
    store.read(
        cursor,
        certificate -> {
          if (isAccess(certificate, now)) {
            listed.add(issuer.own(certificate).listed());
          }
          return listed.size() < limit;
        });
    return new AccountPage(listed, listed.size() < limit ? null : listed.getLast().account().id());
  }

  @Override
  public Removal revokeCertificate(AccessItem certificate) {
    var serial = Certificate.serial(certificate.nativeId());
    if (serial == null) {
      throw new ConnectorException.Conflict(
          "%s: %s is no serial number".formatted(config.id(), certificate.nativeId()), null);
    }
    return revocation.of(Issuer.of(config.id(), ca), serial);
  }

  /** Proof is the list that everybody who relies on the CA reads, not what the CA knows. */
  @Override
  public ReadBack readBack(AccessItem item) {
    var issuer = Issuer.of(config.id(), ca);
    var serial = Certificate.serial(item.nativeId());
    if (serial == null) {
      throw new ConnectorException.Conflict(
          "%s: %s is no serial number".formatted(config.id(), item.nativeId()), null);
    }
    var list = new RevocationList(issuer.revocationList(ca));
    if (list.names(serial)) {
      return new ReadBack.Gone(list.says(serial));
    }
    var now = Instant.now();
    return store
        .find(serial)
        .map(one -> issuer.own(one.certificate()))
        .filter(one -> one.isExpired(now))
        .<ReadBack>map(one -> new ReadBack.Gone("it was valid until " + one.until()))
        .orElseGet(() -> new ReadBack.Present(list.says(serial)));
  }

  @Override
  public void close() {
    ca.close();
  }

  private static boolean isAccess(Certificate certificate, Instant now) {
    return !certificate.isExpired(now) && !certificate.isAuthority();
  }
}
