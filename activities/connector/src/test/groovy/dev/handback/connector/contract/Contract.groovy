package dev.handback.connector.contract

import dev.handback.connector.estate.TargetConfig
import dev.handback.offboarding.access.AccessItem
import dev.handback.offboarding.access.FoundAccess
import dev.handback.offboarding.access.ItemClass
import dev.handback.offboarding.access.ItemId
import dev.handback.offboarding.access.Reversibility
import java.time.Duration

/** Records of the SPI with a part replaced. */
class Contract {

  /** What the plan makes of something found. */
  static AccessItem item(FoundAccess found) {
    new AccessItem(
        new ItemId('item-' + UUID.randomUUID()), found.target(), found.kind(), found.account(),
        found.nativeId(), found.name(), ItemClass.SECURITY_CRITICAL, Reversibility.values().first(),
        'owner@example.test', found.monthlyPrice(), found.currency(), found.snapshot(), found.exposed())
  }

  /** The same target with some components of its record replaced, by name. */
  static TargetConfig changed(Map<String, Object> changes, TargetConfig config) {
    def values = TargetConfig.recordComponents.collect { it.name in changes ? changes[it.name] : config."${it.name}"() }
    TargetConfig.getDeclaredConstructor(TargetConfig.recordComponents*.type as Class[]).newInstance(values as Object[])
  }

  static TargetConfig limited(TargetConfig config, Duration timeLimit) {
    changed(config, timeLimit: timeLimit)
  }

  static TargetConfig with(TargetConfig config, Map<String, String> settings) {
    changed(config, settings: config.settings() + settings)
  }

  /** What it raises; null when it raises nothing. */
  static Throwable errorOf(Closure<?> body) {
    try {
      body.call()
      null
    } catch (Exception e) {
      e
    }
  }
}
