package dev.handback.demo.targets;

import dev.handback.demo.company.Company;
import dev.handback.demo.company.Payroll;
import dev.handback.demo.company.Person;
import dev.handback.demo.stack.Facts;
import dev.handback.demo.stack.Part;
import dev.handback.demo.stack.Surroundings;
import dev.handback.estate.Credentials;
import dev.handback.estate.EstateException;
import dev.handback.estate.IssuedCertificate;
import dev.handback.estate.PrivateFile;
import dev.handback.estate.StepCa;
import dev.handback.estate.Tls;
import dev.handback.estate.seed.CertificateSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A step-ca: people sign in with a certificate, machines know each other by theirs. */
public final class CertificatesTarget {
  private static final String READER = "handback";
  private static final Duration LIFE = Duration.ofDays(300);

  private CertificatesTarget() {}

  public static Facts.Target start(Surroundings surroundings, Payroll payroll) {
    StepCa ca = StepCa.start(surroundings.launch(Part.CERTIFICATES));
    SeededOnce.put(surroundings, Part.CERTIFICATES, payroll, () -> seed(ca));
    Credentials reader = ca.reader(READER);
    return new Facts.Target(
        Company.CERTIFICATES,
        "stepca",
        ca.url().toString(),
        Map.of(
            "root",
            ca.root().toString(),
            "revocationList",
            ca.url() + "/1.0/crl",
            "database",
            ca.database().toString(),
            "held",
            held(ca.dir()).toString(),
            "handback",
            Map.of("password", ca.key(StepCa.REVOKING), "database", reader.password())));
  }

  /** The folder with what people and machines hold: a certificate and its key each. */
  private static Path held(Path dir) {
    return dir.resolve("held");
  }

  /** Who is the example has had one renewed: the older is as good as the newer till it expires. */
  private static void seed(StepCa ca) {
    CertificateSeed seed = new CertificateSeed(ca);
    makeFolder(held(ca.dir()));
    for (Person person : Company.people()) {
      if (person.isOn(Company.CERTIFICATES)) {
        IssuedCertificate first = seed.issue(person.username(), LIFE, name(person));
        keep(ca, person.username() + "-1", first);
        if (person.id().equals(Company.BUILD)) {
          keep(ca, person.username() + "-2", seed.renew(first));
        }
      }
    }
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EstateException("Cannot make " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String name(Person person) {
    return person.managerId() == null
        ? "spiffe://example.com/" + person.username()
        : person.email();
  }

  private static void keep(StepCa ca, String name, IssuedCertificate certificate) {
    PrivateFile.write(held(ca.dir()).resolve(name + ".pem"), Tls.pem(certificate));
  }
}
