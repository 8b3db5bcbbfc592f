package dev.handback.offboarding;

/** Takes back an offboarding whose run is over: a workflow's one argument, and a wire format. */
public record RestorationRequest(OffboardingId offboarding, Rescission rescission) {}
