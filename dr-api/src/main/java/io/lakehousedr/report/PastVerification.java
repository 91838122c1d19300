package io.lakehousedr.report;

import java.time.Instant;

/**
 * A verification of a group as the secondary remembers it.
 *
 * @param at when it ended
 * @param how it looked, for people: {@code rows}, {@code bytes, slice 2/30}
 * @param members that were verified
 * @param differing members that something was found in
 */
public record PastVerification(Instant at, String how, int members, int differing) {}
