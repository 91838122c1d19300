package io.lakehousedr.core.cut.publish;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.ObjectAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a committed record does at the target. Effects are carried out in the order of
 * their manifest, and each can be carried out any number of times. Paths are relative to the
 * member's target.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Effect.Commit.class, name = "commit"),
  @JsonSubTypes.Type(value = Effect.Companion.class, name = "companion"),
  @JsonSubTypes.Type(value = Effect.Hint.class, name = "hint"),
  @JsonSubTypes.Type(value = Effect.PutFile.class, name = "put"),
  @JsonSubTypes.Type(value = Effect.Drop.class, name = "drop")
})
public sealed interface Effect {
  /** What it is done to. */
  ObjectPath path();

  /**
   * A commit of a Delta table appears, if it is not there.
   *
   * @param path of the commit file
   * @param version of the table
   * @param previous sha-256 that the commit before must have; absent where the history begins
   * @param bytes in the stage
   * @param modified the source's modification time
   */
  record Commit(
      ObjectPath path,
      long version,
      Optional<Checksum> previous,
      StageRange bytes,
      Instant modified)
      implements Effect {}

  /**
   * A checkpoint, sidecar, version checksum or compaction appears, if it is not there.
   *
   * @param path of the file
   * @param bytes in the stage
   * @param modified the source's modification time
   */
  record Companion(ObjectPath path, StageRange bytes, Instant modified) implements Effect {}

  /**
   * {@code _last_checkpoint} is set. It is a hint, and no reader trusts it.
   *
   * @param path of the hint
   * @param bytes in the stage
   */
  record Hint(ObjectPath path, StageRange bytes) implements Effect {}

  /**
   * A file appears, or is replaced in place.
   *
   * @param path of the file
   * @param bytes in the stage
   * @param replaces the version that is replaced; absent when the file is new
   * @param old a copy of what is replaced
   * @param modified the source's modification time
   * @param attributes that the source has and the target keeps; absent where the two share no kind
   *     of them, and in manifests of engines that did not carry them
   */
  record PutFile(
      ObjectPath path,
      StageRange bytes,
      Optional<ObjectVersion> replaces,
      Optional<StageRange> old,
      Instant modified,
      Optional<ObjectAttributes> attributes)
      implements Effect {}

  /**
   * A file is deleted, if it still has that version.
   *
   * @param path of the file
   * @param version that is deleted
   * @param old a copy of it, where one is kept
   */
  record Drop(ObjectPath path, ObjectVersion version, Optional<StageRange> old) implements Effect {}
}
