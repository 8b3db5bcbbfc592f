package dev.handback.messages

import dev.handback.configuration.ConfigurationFile
import dev.handback.configuration.SecretReferences
import dev.handback.estate.Launch
import dev.handback.estate.MariaDb
import dev.handback.offboarding.*
import dev.handback.offboarding.access.TargetId
import dev.handback.offboarding.obligation.*
import dev.handback.offboarding.record.*
import dev.handback.record.evidence.SigningKeys
import dev.handback.record.inbox.*
import dev.handback.record.message.Delivery
import dev.handback.record.message.EventNews
import dev.handback.record.message.MessageQueue
import dev.handback.record.message.Routes
import dev.handback.record.obligation.ObligationView
import dev.handback.record.obligation.Obligations
import dev.handback.record.run.Offboardings
import dev.handback.record.sql.RecordTransactions
import dev.handback.transmitter.SharedSignalsFile
import dev.handback.transmitter.SignalRoutes
import dev.handback.transmitter.Transmitter
import io.micronaut.context.ApplicationContext
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneOffset

/** A record with its messages.yaml and the senders that it names, and a clock that is set by hand. */
class PostOffice implements AutoCloseable {
  private static final Path DIR = emptyFolder("target/post-office")
  private static final MariaDb DATABASE = MariaDb.start(Launch.in(DIR.resolve("mariadb")), MariaDb.Options.record())
  private static int count

  /** A Friday morning. */
  static final Instant T0 = Instant.parse("2026-11-20T09:00:00Z")

  final ApplicationContext context
  final Path folder
  private final ConfigurationFile<MessagesFile> file
  private final ConfigurationFile<SharedSignalsFile> signals
  private final Map<String, String> environment
  Instant now = T0

  PostOffice(String yaml, Map<String, String> environment = [:], String signals = null) {
    def name = "post_office_${++count}".toString()
    folder = Files.createDirectories(DIR.resolve(name))
    file = MessagesFile.read(Files.writeString(folder.resolve("messages.yaml"), yaml.stripIndent()))
    this.environment = environment
    this.signals = signals ? SharedSignalsFile.read(Files.writeString(folder.resolve("shared-signals.yaml"), signals.stripIndent())) : null
    context = start(name, [new Routing(file.value())] + (signals ? [new SignalRoutes(this.signals.value())] : []))
  }

  RecordActivities getRecord() { context.getBean(RecordActivities) }

  /** A process of its own each time, on the same record. */
  List<Sender> senders() {
    def secrets = new SecretReferences(folder, environment)
    def queue = context.getBean(MessageQueue)
    def messages = Channels.of(file, secrets, clock()).senders(queue, clock())
    signals ? messages + SignalSenders.of(signals, getTransmitter(), secrets).senders(queue, clock()) : messages
  }

  Transmitter getTransmitter() { Transmitter.of(signals, new SecretReferences(folder, environment)) }

  /** The run orders all sessions to end. */
  void revokes(String id) {
    def next = new StageEntered(new OffboardingId(id), Stage.ROTATE_SECRETS, OffboardingState.RUNNING, now)
    record.report(new StageReport(new OffboardingId(id), [], [], [], next))
  }

  List<Delivery> signals(String id) { context.getBean(Offboardings).find(new OffboardingId(id)).get().signals() }

  /** Everything that is due is sent, or tried. */
  void send() {
    while (context.getBean(EventNews).tell(now)) {}
    senders().each { sender -> while (sender.sendNext()) {} }
  }

  void later(Duration time) { now = now + time }

  /** Somebody leaves, and the owner of what others depend on is asked. */
  String asks(CharSequence owner, Map with = [:]) {
    def id = begins(with)
    def owed = new Obligation(new ObligationId("obl-$id".toString()), null, new TargetId("crm"), with.kind ?: ObligationKind.SIGN_OFF, owner.toString(),
        now, now + Duration.ofDays(14), ObligationState.OPEN, with.escalation ?: 0, with.why ?: "a nightly job runs as ada", 0)
    record.obligation(new ObligationChanged(new OffboardingId(id), owed, null, now))
    id
  }

  /** An event of a source comes in, and the guard lets it start at most so many. */
  Accepted hears(Map with = [:]) {
    def word = SourceWord.leaves(leaving(with), "bamboohr")
    def event = new InboxEvent("bamboohr", word.request().source().eventId(), [:], "{}", now)
    def intake = context.getBean(Intake)
    with.thin ? intake.acceptThin(event, word) : intake.guardedBy(with.limits ?: GuardLimits.NONE).accept(event, word)
  }

  AskedEvents getAsked() { new AskedEvents(context.getBean(RecordTransactions), GuardLimits.NONE, Optional.empty()) }

  List<InboxLine> inbox(InboxState state) { context.getBean(HeardEvents).list(new InboxQuery(state, null, null, 500, null)).events() }

  String begins(Map with = [:]) {
    def request = leaving(with)
    record.open(new RunOpened(request, request.id().workflowId(), "2026-11", now))
    request.id().value()
  }

  private OffboardingRequest leaving(Map with) {
    def n = ++count
    def subject = new Subject(SubjectKind.EMPLOYEE, "e-$n".toString(), "ada$n@example.com".toString(), with.name ?: "Ada Lovelace", "e-7")
    def source = new Source("bamboohr", "evt-$n".toString(), null, now)
    new OffboardingRequest(OffboardingId.of(source, subject, Trigger.TERMINATION), subject, Trigger.TERMINATION, with.risk ?: Risk.NORMAL,
        null, now, source, [], null)
  }

  ObligationView owed(String offboarding) {
    context.getBean(Obligations).of(new OffboardingId(offboarding)).first()
  }

  @Override
  void close() { context.close() }

  private Clock clock() {
    def office = this
    new InstantSource() {
      Instant instant() { office.now }
    }.withZone(ZoneOffset.UTC)
  }

  private static ApplicationContext start(String database, List<Routes> routes) {
    try (def admin = DATABASE.connectAsAdmin(); def statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE $database".toString())
      statement.execute("CREATE USER $database@'%' IDENTIFIED BY 'secret'".toString())
      statement.execute("GRANT ALL PRIVILEGES ON ${database}.* TO $database@'%'".toString())
    }
    def key = DIR.resolve("signing-key.jwk")
    SigningKeys.loadOrCreate(key)
    ApplicationContext.builder([
      "datasources.default.url"             : DATABASE.jdbcUrl(database),
      "datasources.default.username"        : database,
      "datasources.default.password"        : "secret",
      "datasources.default.driver-class-name": "com.mysql.cj.jdbc.Driver",
      "datasources.default.maximum-pool-size": 6,
      "flyway.datasources.default.enabled"  : true,
      "handback.record.signing-key"         : "file:$key".toString(),
    ] as Map<String, Object>).build().tap { all -> routes.each { all.registerSingleton(it) } }.start()
  }

  private static Path emptyFolder(String name) {
    def folder = Path.of(name).toAbsolutePath()
    folder.toFile().deleteDir()
    Files.createDirectories(folder)
  }
}
