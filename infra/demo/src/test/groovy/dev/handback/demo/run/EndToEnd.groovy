package dev.handback.demo.run

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.json.JsonMapper
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType
import com.google.protobuf.Message
import dev.handback.demo.chaos.Leaver
import dev.handback.demo.chaos.Run
import dev.handback.demo.chaos.Site
import dev.handback.demo.leaver.Auditor
import dev.handback.demo.leaver.Outsider
import dev.handback.demo.stack.Part
import dev.handback.demo.web.Web
import dev.handback.estate.Progress
import io.temporal.api.common.v1.Payload
import io.temporal.api.history.v1.History
import io.temporal.common.WorkflowExecutionHistory
import java.nio.file.Files
import java.nio.file.Path
import java.sql.DriverManager
import java.time.Instant
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/**
 * Everything real, each process its own: engine, record, five targets, worker and api. One site for all
 * specs of this module, since it takes half a minute to start; each feature has a leaver of its own.
 */
abstract class EndToEnd extends Specification {
  private static final JsonMapper JSON = new JsonMapper()
  private static Site started

  @Shared
  Site site = site()

  /** A dead worker's heartbeat is missed after ten seconds; a dead api's lease ends after thirty. */
  PollingConditions soon = new PollingConditions(timeout: 90, delay: 0.1)

  def cleanup() {
    site.heal()
  }

  /** The one for all, unless a spec leaves nothing behind that others could use. */
  protected Site site() {
    started()
  }

  private static synchronized Site started() {
    if (started == null) {
      def home = Path.of('target', 'site').toAbsolutePath()
      home.toFile().deleteDir()
      started = Site.in(home, Progress.SILENT)
    }
    started
  }

  /** An operator starts an offboarding by hand: whatever the change says. */
  protected Run starts(Leaver leaver, Map<String, Object> change) {
    def answer = Web.postJson("$api/offboardings", token('operator'), JSON.writeValueAsString(body(leaver, change)))
    assert answer.status() == 202: answer.text()
    new Run(site, leaver, answer.json().path('offboardingId').asText())
  }

  /** What the same would do. */
  protected Map<String, Object> preview(Leaver leaver, Map<String, Object> change) {
    def answer = Web.postJson("$api/offboardings/preview", token('operator'), JSON.writeValueAsString(body(leaver, change)))
    assert answer.status() == 200: answer.text()
    plain(answer.json())
  }

  /** The administrator of the whole Keycloak, who is no part of Handback. */
  protected String keycloakAdministrator() {
    def keycloak = site.stack().facts().target(Part.KEYCLOAK)
    def admin = keycloak.client().admin as Map
    Web.postForm(keycloak.url() + '/realms/master/protocol/openid-connect/token',
        [grant_type: 'password', client_id: 'admin-cli', username: admin.username as String, password: admin.password as String])
        .json().path('access_token').asText()
  }

  protected String getRealm() {
    site.stack().facts().target(Part.KEYCLOAK).url() + '/admin/realms/handback-demo'
  }

  /** Has a target's accounts listed anew, and waits for it. */
  protected void sync(Part target) {
    def began = Instant.now()
    trigger("inventory-sync-${target.label()}")
    soon.eventually { assert finished(target, began) }
  }

  protected void trigger(CharSequence schedule) {
    soon.eventually { assert Web.postJson("$api/schedules/$schedule/trigger", operator, '{}').status() == 202 }
  }

  protected boolean finished(Part target, Instant since) {
    syncs().any { it.target == target.label() && it.state == 'COMPLETE' && Instant.parse(it.startedAt) >= since }
  }

  protected List<Map<String, Object>> syncs() {
    plain(Web.get("$api/inventory/syncs", operator).json()).syncs as List
  }

  /** The warehouse's own administrator says this to it. */
  protected void inWarehouse(String sql) {
    def warehouse = site.stack().facts().target(Part.WAREHOUSE)
    def admin = warehouse.client().admin as Map
    DriverManager.getConnection("jdbc:${warehouse.url()}/?sslMode=DISABLED&allowPublicKeyRetrieval=true", admin.username as String, admin.password as String).withCloseable {
      it.createStatement().execute(sql)
    }
  }

  protected String getOperator() {
    token('operator')
  }

  protected static Map<String, Object> body(Leaver leaver, Map<String, Object> change) {
    def person = leaver.person()
    [subject: [kind: change.kind ?: person.kind().name(), id: person.id(), email: person.email(), displayName: person.displayName()],
     trigger: 'TERMINATION', source: [system: 'spec', eventId: "evt-${person.id()}-${change.trigger}".toString()]] + change.findAll { it.key != 'kind' }
  }

  /** The doors that opened again. */
  protected static Set<String> letIn(Outsider outsider) {
    outsider.again().findAll { it.letIn() }*.what() as Set
  }

  protected String getApi() {
    site.stack().facts().web(Part.API).url()
  }

  protected String token(String user) {
    Auditor.token(api, site.stack().user(user))
  }

  /** JSON as maps and lists, which read better here. */
  protected static Map<String, Object> plain(JsonNode node) {
    JSON.convertValue(node, Map)
  }

  protected static List<Map<String, Object>> plain(List<JsonNode> nodes) {
    nodes.collect { plain(it) }
  }

  /** As it would be without encryption: the replay spec has no keys. */
  protected Message readable(Message message) {
    if (message instanceof Payload) {
      return site.stack().payloads().decode([message]).first()
    }
    def builder = message.toBuilder()
    message.allFields.findAll { field, value -> field.javaType == JavaType.MESSAGE }.each { field, value ->
      builder.setField(field, field.repeated ? value.collect { readable(it) } : readable(value as Message))
    }
    builder.build()
  }

  /** Keeps the run's history for the replay spec, where -Dhandback.histories names a folder. */
  protected void keepHistory(String story, Run run) {
    keepHistory(story, site.engine().history(run.id()))
  }

  protected void keepHistory(String story, WorkflowExecutionHistory recorded) {
    def folder = System.getProperty('handback.histories')
    if (folder) {
      def history = new WorkflowExecutionHistory(readable(recorded.history) as History).toJson(true)
      // a process's own name is its pid and the machine it runs on
      Files.writeString(Path.of(folder, story + '.json'), history.replaceAll(/"\d+@[^"]+"/, '"process@machine"'))
    }
  }
}
