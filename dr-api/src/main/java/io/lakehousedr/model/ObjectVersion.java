package io.lakehousedr.model;

/**
 * A store's opaque tag for one version of an object: an ETag, a generation, or what a file system
 * has instead. Only the store that made it can tell what it means; it is compared as text.
 */
public record ObjectVersion(String tag) {
  /** Refuses an empty tag. */
  public ObjectVersion {
    if (tag.isEmpty()) {
      throw new IllegalArgumentException("an object version has a tag");
    }
  }

  @Override
  public String toString() {
    return tag;
  }
}
