package dev.handback.api.console;

/**
 * Leads on from ours: a redirect would still count as a step of the site that sent the browser
 * here, which sends no strict cookie along and takes no form's answer elsewhere.
 *
 * @param to where to
 */
public record OnwardPage(Texts t, String to) {}
