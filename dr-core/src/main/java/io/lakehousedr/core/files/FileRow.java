package io.lakehousedr.core.files;

import io.lakehousedr.model.ObjectPath;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sync does with one file or folder. Files that stay as they are have no row.
 *
 * @param time of the run
 * @param path relative to the member's folder
 * @param modified when, at the side where it is; absent for folders and for what is on neither
 * @param bytes that are moved for it; 0 where nothing is
 * @param status what is done
 */
public record FileRow(
    Instant time, ObjectPath path, Optional<Instant> modified, long bytes, FileStatus status) {}
