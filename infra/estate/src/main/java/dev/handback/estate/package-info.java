/**
 * The real systems Handback works on, started as subprocesses on loopback: by the demo, where they
 * outlive the command that started them, and by the specs, where they end with the JVM.
 */
@NullMarked
package dev.handback.estate;

import org.jspecify.annotations.NullMarked;
