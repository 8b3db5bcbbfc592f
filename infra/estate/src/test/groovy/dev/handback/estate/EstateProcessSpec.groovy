package dev.handback.estate

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

class EstateProcessSpec extends Specification {
  @TempDir Path dir

  def "a detached system outlives the JVM that started it, and any JVM can stop it"() {
    when:
    def pid = OneStart.inAnotherJvm(dir, Lifetime.DETACHED)
    def found = OpenLdap.running(dir).get()

    then:
    found.pid() == pid
    found.alive
    sessionOf(pid) == pid

    when:
    found.stop()

    then:
    !found.alive
    OpenLdap.running(dir).empty
  }

  def "a system started for a spec ends with its JVM"() {
    when:
    def pid = OneStart.inAnotherJvm(dir, Lifetime.WITH_JVM)

    then:
    OpenLdap.running(dir).empty
    ProcessHandle.of(pid).filter { it.alive }.empty
  }

  def "nobody is stopped on the word of a pid file that #says"() {
    given:
    def other = EstateProcess.start(spec("sleep 600"))
    def pidFile = dir.resolve("victim.pid")

    when:
    Files.writeString(pidFile, content(other.pid()))

    then:
    EstateProcess.running(dir, "victim").empty

    cleanup:
    other?.kill()

    where:
    says                                                | content
    "names a process started at another time than ours" | { "$it ${Instant.now().minusSeconds(3600)}\n".toString() }
    "does not tell when the process was started"        | { "$it\n".toString() }
    "is empty"                                          | { "" }
  }

  def "a process that ignores the request to end is killed when the grace is over"() {
    given:
    def stubborn = EstateProcess.start(spec("trap '' TERM; echo deaf; while true; do sleep 0.1; done"))
    new PollingConditions(timeout: 5).eventually {
      assert Files.readString(stubborn.logFile()).contains("deaf")
    }

    when:
    stubborn.stop(Duration.ofMillis(300))

    then:
    !stubborn.alive
  }

  def "a process that ends before it is ready is reported with its last words"() {
    when:
    EstateProcess.start(spec("echo no such disk; exit 3")).awaitReady({ false }, Duration.ofSeconds(10), Progress.SILENT)

    then:
    def failure = thrown(EstateException)
    failure.message.contains("no such disk")
  }

  def "a process that is not ready in time is stopped, and the person was told that it takes long"() {
    given:
    def told = []
    def slow = EstateProcess.start(spec("sleep 600"))

    when:
    slow.awaitReady({ false }, Duration.ofSeconds(6), { told << it })

    then:
    thrown(EstateException)
    !slow.alive
    told.any { it.contains("is starting") }
  }

  def "servers that are started at once get a port each, though none of them listens yet"() {
    when:
    def ports = (1..2000).collect { FreePort.find(0) }

    then:
    ports.toSet().size() == ports.size()
  }

  def "no port is one that the system could meanwhile give to an outgoing connection"() {
    given:
    def outgoing = new File("/proc/sys/net/ipv4/ip_local_port_range").text.split()*.toInteger()

    expect:
    (1..2000).every { FreePort.find(0) < outgoing[0] }
  }

  def "the preferred port is taken when it is free, another one when it is not"() {
    given:
    def free = FreePort.find(0)

    expect:
    FreePort.find(free) == free

    when:
    def other = new ServerSocket(free, 1, InetAddress.ofLiteral("127.0.0.1")).withCloseable { FreePort.find(free) }

    then:
    other != free
  }

  private ProcessSpec spec(String script) {
    new ProcessSpec("script", dir, ["sh", "-c", script], [:], Lifetime.WITH_JVM)
  }

  private static long sessionOf(long pid) {
    new File("/proc/$pid/stat").text.replaceFirst(/^.*\) /, "").split(" ")[3].toLong()
  }
}
