package io.lakehousedr.core.cut.log;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.ObjectPath;

/**
 * An object in the stage of a run.
 *
 * @param path relative to the control root
 * @param size in bytes
 * @param sha256 of its content
 */
public record StageFile(ObjectPath path, long size, Checksum sha256) {}
