package dev.handback.connector.sweep;

import dev.handback.connector.Connector;
import dev.handback.offboarding.access.TargetId;
import java.time.Duration;

/**
 * One target at work.
 *
 * @param stageLimit how long a stage gives this target before it counts as failed
 */
public record Target(TargetId id, Connector connector, Duration stageLimit) {}
