package dev.handback.connector.contract

import java.lang.annotation.ElementType
import java.lang.annotation.Retention
import java.lang.annotation.RetentionPolicy
import java.lang.annotation.Target
import org.spockframework.runtime.extension.ExtensionAnnotation
import org.spockframework.runtime.extension.IAnnotationDrivenExtension
import org.spockframework.runtime.model.FeatureInfo

/** On a feature of the contract: it is part of it only for connectors that declare all of these. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtensionAnnotation(NeedsExtension)
@interface Needs {
  Class<?>[] value()
}

/** Leaves out what a connector does not declare; that it then does not have it is asserted elsewhere. */
class NeedsExtension implements IAnnotationDrivenExtension<Needs> {

  @Override
  void visitFeatureAnnotation(Needs needs, FeatureInfo feature) {
    def declared = declared(feature.spec.bottomSpec.reflection)
    feature.excluded = feature.excluded || !declared.containsAll(needs.value() as List)
  }

  /** What a spec declares, and what comes with that: whoever tries to get in also reads back. */
  static Set<Class<?>> declared(Class<?> spec) {
    def named = spec.getAnnotation(Declares)?.value() as List ?: []
    (named + named.collectMany { it.interfaces as List }) as Set
  }
}
