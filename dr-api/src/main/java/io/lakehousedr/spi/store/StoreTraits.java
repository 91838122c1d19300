package io.lakehousedr.spi.store;

import io.lakehousedr.model.Checksum;
import java.time.Duration;
import java.util.Set;

/**
 * What a store can promise.
 *
 * @param features that hold for every object below its root
 * @param checksums that an {@code ObjectEntry} may carry
 * @param timestampResolution of {@code lastModified}
 * @param attributes of {@code WriteOptions} that are kept; others are ignored by a write
 */
public record StoreTraits(
    Set<Feature> features,
    Set<Checksum.Algorithm> checksums,
    Duration timestampResolution,
    Set<ObjectAttributes.Kind> attributes) {
  /** What a store may or may not be able to do. */
  public enum Feature {
    /** {@code create} is exclusive: of any number of callers, in any process, one wins. */
    ATOMIC_CREATE,
    /** {@code replace} takes place only over the expected version, atomically. */
    CONDITIONAL_REPLACE,
    /** {@code delete} removes only the expected version, atomically. */
    CONDITIONAL_DELETE,
    /** Two different contents of a name, or two lives of it, never have the same version tag. */
    VERSIONS_NEVER_REPEAT,
    /** A listing shows every write acknowledged before it began. */
    LISTS_ARE_CURRENT,
    /** {@code WriteOptions.lastModified} is kept. */
    KEEPS_MODIFICATION_TIME
  }

  /** Copies the sets. */
  public StoreTraits {
    features = Set.copyOf(features);
    checksums = Set.copyOf(checksums);
    attributes = Set.copyOf(attributes);
  }

  /** A store that keeps nothing but bytes. */
  public StoreTraits(
      Set<Feature> features, Set<Checksum.Algorithm> checksums, Duration timestampResolution) {
    this(features, checksums, timestampResolution, Set.of());
  }

  /** Whether {@code feature} is promised. */
  public boolean has(Feature feature) {
    return features.contains(feature);
  }
}
