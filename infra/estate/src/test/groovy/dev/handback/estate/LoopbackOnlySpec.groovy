package dev.handback.estate

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LoopbackOnlySpec extends Specification {
  @TempDir Path dir

  def "#name listens on loopback and nowhere else"() {
    given:
    EstateServer server = start(Launch.in(dir.resolve(name)))

    when:
    def addresses = listeningAddresses(server.process().pid())

    then:
    !addresses.empty
    addresses.every { InetAddress.getByAddress(it).loopbackAddress }

    cleanup:
    server?.close()

    where:
    name       | start
    "mariadb"  | { MariaDb.start(it, MariaDb.Options.target()) }
    "temporal" | { TemporalEngine.start(it) }
    "temporal-ui" | { TemporalUi.start(it, new TemporalUi.Settings("127.0.0.1:1", "handback", "http://127.0.0.1:1/codec", "http://127.0.0.1:1/console")) }
    "keycloak" | { Keycloak.start(it) }
    "apacheds" | { ApacheDs.start(it) }
    "openldap" | { OpenLdap.start(it) }
    "step-ca"  | { StepCa.start(it) }
  }

  /** From the kernel's own tables: each listening socket whose inode the process holds open. */
  private static List<byte[]> listeningAddresses(long pid) {
    def sockets = Files.list(Path.of("/proc", "$pid", "fd")).withCloseable { fds ->
      fds.map { Files.isSymbolicLink(it) ? Files.readSymbolicLink(it).toString() : "" }.toList()
    }
    def listening = "0A"
    ["tcp", "tcp6"].collectMany { new File("/proc/net", it).readLines().drop(1) }
        .collect { it.trim().split(/\s+/) }
        .findAll { it[3] == listening && "socket:[${it[9]}]".toString() in sockets }
        .collect { address(it[1].split(":")[0]) }
  }

  /** The kernel prints each 32-bit word of an address with its bytes reversed. */
  private static byte[] address(String hex) {
    def words = hex.toList().collate(8)*.join()
    words.collectMany { HexFormat.of().parseHex(it).toList().reverse() } as byte[]
  }
}
