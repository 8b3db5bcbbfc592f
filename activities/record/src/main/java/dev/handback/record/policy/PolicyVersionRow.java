package dev.handback.record.policy;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of {@code policy_version}. */
@MappedEntity("policy_version")
record PolicyVersionRow(@Id String version, String digest, String yaml) {}
