package dev.handback.connector.contract

import java.lang.annotation.ElementType
import java.lang.annotation.Retention
import java.lang.annotation.RetentionPolicy
import java.lang.annotation.Target

/** On a connector's spec: the capability interfaces it has. The contract holds it to exactly these. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Declares {
  Class<?>[] value()
}
