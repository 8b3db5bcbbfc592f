package dev.handback.connector.sweep;

import dev.handback.connector.Connector;
import dev.handback.connector.ConnectorException;
import dev.handback.offboarding.access.TargetId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connector with the same capabilities, whose calls are told to somebody. A capability is an
 * interface, and there are many: all of them are watched in one place.
 */
final class Watched implements InvocationHandler {

  private final TargetId target;
  private final Connector connector;
  private final Contacts contacts;

  private Watched(TargetId target, Connector connector, Contacts contacts) {
    this.target = target;
    this.connector = connector;
    this.contacts = contacts;
  }

  static Connector by(Contacts contacts, TargetId target, Connector connector) {
    return (Connector)
        Proxy.newProxyInstance(
            Connector.class.getClassLoader(),
            Stream.concat(Stream.of(Connector.class), capabilities(connector.getClass()))
                .toArray(Class<?>[]::new),
            new Watched(target, connector, contacts));
  }

  /** The capability interfaces of a class and of those above it, each once, by name. */
  static Stream<Class<?>> capabilities(Class<?> type) {
    return interfaces(type)
        .filter(one -> one != Connector.class)
        .filter(one -> one.getPackage() == Connector.class.getPackage())
        .distinct()
        .sorted(Comparator.comparing(Class::getSimpleName));
  }

  private static Stream<Class<?>> interfaces(@Nullable Class<?> type) {
    return type == null
        ? Stream.of()
        : Stream.concat(
            Stream.concat(
                type.isInterface() ? Stream.of(type) : Stream.of(),
                Arrays.stream(type.getInterfaces()).flatMap(Watched::interfaces)),
            interfaces(type.getSuperclass()));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      var answer = method.invoke(connector, arguments);
      if (isCall(method)) {
        contacts.answered(target);
      }
      return answer;
    } catch (InvocationTargetException raised) {
      var cause = raised.getTargetException();
      if (cause instanceof ConnectorException failure) {
        contacts.failed(target, failure);
      }
      throw cause;
    }
  }

  /** Whether it is the target that is asked, and not the connector about itself. */
  private static boolean isCall(Method method) {
    return method.getDeclaringClass() != Object.class
        && method.getDeclaringClass() != Connector.class
        && method.getDeclaringClass() != AutoCloseable.class;
  }
}
