package io.lakehousedr.core.files;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * One file of a folder at a cut: a line of the manifest {@code Member.files}. The manifest is
 * sorted by the UTF-8 bytes of the paths, and is what the next sync takes for its watermark.
 *
 * @param path relative to the folder
 * @param size in bytes
 * @param source version at the source
 * @param modified when, at the source
 * @param sha256 of the content
 * @param target version at the target, where an earlier sync has seen it there
 */
public record FileLine(
    ObjectPath path,
    long size,
    ObjectVersion source,
    Instant modified,
    Checksum sha256,
    Optional<ObjectVersion> target) {}
