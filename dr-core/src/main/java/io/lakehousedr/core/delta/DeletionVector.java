package io.lakehousedr.core.delta;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The deletion vector of a data file (PROTOCOL.md, "Deletion Vector Descriptor Schema").
 *
 * @param uniqueId tells this vector from others of the same data file
 * @param place of its file; empty when the vector is inline
 * @param offset of the vector in its file, in bytes; empty for one that begins at the beginning
 * @param sizeInBytes of the vector itself, not of its file, which can hold many
 */
public record DeletionVector(
    String uniqueId, Optional<FilePlace> place, OptionalInt offset, int sizeInBytes) {
  /** Refuses negative numbers. */
  public DeletionVector {
    if (sizeInBytes < 0 || offset.orElse(0) < 0) {
      throw new IllegalArgumentException("a deletion vector at a negative place or size");
    }
  }

  /**
   * Reads a descriptor.
   *
   * @param storage {@code u}, {@code p} or {@code i}
   * @param text {@code pathOrInlineDv}
   * @throws io.lakehousedr.error.DrException TABLE_FEATURE for another storage type,
   *     TABLE_LOG_CORRUPT, TABLE_PATH_ESCAPES
   */
  static DeletionVector of(
      String storage, String text, OptionalInt offset, int sizeInBytes, Supplier<String> where) {
    String id = storage + text + (offset.isPresent() ? "@" + offset.getAsInt() : "");
    return switch (storage) {
      case "u" -> new DeletionVector(id, Optional.of(relative(text, where)), offset, sizeInBytes);
      case "p" -> new DeletionVector(id, Optional.of(absolute(text, where)), offset, sizeInBytes);
      case "i" -> new DeletionVector(id, Optional.empty(), OptionalInt.empty(), sizeInBytes);
      default ->
          throw LogErrors.feature(
              where.get(), "the deletion vector storage type \"" + storage + "\" is not known");
    };
  }

  /** {@code [prefix/]deletion_vector_<uuid>.bin}; the prefix is literal, not a URI. */
  private static FilePlace relative(String text, Supplier<String> where) {
    int split = text.length() - Z85.UUID_LENGTH;
    try {
      UUID uuid = Z85.uuid(text.substring(Math.max(split, 0)));
      String folder = split > 0 ? text.substring(0, split) + "/" : "";
      return PathUris.literal(folder + "deletion_vector_" + uuid + ".bin", where);
    } catch (IllegalArgumentException e) {
      throw LogErrors.corrupt(where.get(), "the deletion vector's file: " + e.getMessage(), e);
    }
  }

  private static FilePlace absolute(String text, Supplier<String> where) {
    FilePlace place = PathUris.file(text, where);
    if (place instanceof FilePlace.Relative) {
      throw LogErrors.corrupt(
          where.get(), "the deletion vector's path \"" + text + "\" is relative");
    }
    return place;
  }
}
