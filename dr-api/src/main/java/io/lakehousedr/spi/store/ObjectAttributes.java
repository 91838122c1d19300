package io.lakehousedr.spi.store;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What belongs to an object beside its bytes and is carried along where both ends keep it.
 *
 * @param contentType its media type, as the writer gave it
 * @param metadata the user's own pairs; names in lower case, for HTTP headers have no case
 * @param access who may do what, where the store has owners and access lists
 */
public record ObjectAttributes(
    Optional<String> contentType,
    SortedMap<String, String> metadata,
    Optional<PosixAccess> access) {
  /** Nothing but the bytes. */
  public static final ObjectAttributes NONE =
      new ObjectAttributes(Optional.empty(), Collections.emptySortedMap(), Optional.empty());

  /** What a store may or may not keep. */
  public enum Kind {
    /** {@link ObjectAttributes#contentType}. */
    CONTENT_TYPE,
    /** {@link ObjectAttributes#metadata}. */
    METADATA,
    /** {@link ObjectAttributes#access}. */
    POSIX_ACCESS
  }

  /** Puts the names into lower case, in order. */
  public ObjectAttributes {
    TreeMap<String, String> lower = new TreeMap<>();
    metadata.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    metadata = Collections.unmodifiableSortedMap(lower);
  }

  /** Attributes with a content type and metadata, as most stores have. */
  public static ObjectAttributes of(Optional<String> contentType, Map<String, String> metadata) {
    return new ObjectAttributes(contentType, new TreeMap<>(metadata), Optional.empty());
  }

  /** The kinds of which there is something. */
  public Set<Kind> kinds() {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    contentType.ifPresent(type -> kinds.add(Kind.CONTENT_TYPE));
    access.ifPresent(who -> kinds.add(Kind.POSIX_ACCESS));
    if (!metadata.isEmpty()) {
      kinds.add(Kind.METADATA);
    }
    return Collections.unmodifiableSet(kinds);
  }

  /** These without what a store would not keep. */
  public ObjectAttributes keptAt(StoreTraits target) {
    Set<Kind> kept = target.attributes();
    return new ObjectAttributes(
        contentType.filter(type -> kept.contains(Kind.CONTENT_TYPE)),
        kept.contains(Kind.METADATA) ? metadata : Collections.emptySortedMap(),
        access.filter(who -> kept.contains(Kind.POSIX_ACCESS)));
  }

  /** What of these a store would not keep: to be reported, never dropped silently. */
  public Set<Kind> lostAt(StoreTraits target) {
    EnumSet<Kind> lost = EnumSet.noneOf(Kind.class);
    lost.addAll(kinds());
    lost.removeAll(target.attributes());
    return Collections.unmodifiableSet(lost);
  }
}
