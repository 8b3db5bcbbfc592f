package dev.handback.estate

import java.nio.file.Path

/** A command that starts a directory in the given folder, says its pid and ends at once. */
class OneStart {
  static void main(String[] arguments) {
    def launch = Launch.in(Path.of(arguments[0]))
    def server = OpenLdap.start(arguments[1] == "DETACHED" ? launch.detached() : launch)
    println server.process().pid()
  }

  /** Runs it in a JVM of its own, to its end. */
  static long inAnotherJvm(Path dir, Lifetime lifetime) {
    def classPath = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
    def run = CommandRun.of([Executables.java(), "-cp", classPath, OneStart.name, dir.toString(), lifetime.name()],
        Path.of("").toAbsolutePath(), [:], {})
    assert run.succeeded(): run.output()
    run.output().readLines().last().toLong()
  }
}
