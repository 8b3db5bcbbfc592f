package dev.handback.scimapp.seat;

/** The kind of a paid seat, as the price list names it, for example {@code designer}. */
public record Sku(String value) {}
