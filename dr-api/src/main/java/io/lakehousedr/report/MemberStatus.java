package io.lakehousedr.report;

import io.lakehousedr.model.Location;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one table or folder stands.
 *
 * @param member its name
 * @param mode how it is kept
 * @param state {@code SEEDING}, {@code CURRENT}, {@code LEFT_BEHIND}, {@code QUARANTINED} or {@code
 *     CLOSED}
 * @param target where its replica lies
 * @param version the replica stands at in the current cut; empty for files and while seeding
 * @param sourceVersion the source's newest; empty when the source was not asked or did not answer
 * @param oldestUnshipped when the first commit was made that is not in the current cut; empty when
 *     there is none or it is not known
 * @param reason why it is not current
 */
public record MemberStatus(
    String member,
    String mode,
    String state,
    Location target,
    OptionalLong version,
    OptionalLong sourceVersion,
    Optional<Instant> oldestUnshipped,
    Optional<String> reason) {}
