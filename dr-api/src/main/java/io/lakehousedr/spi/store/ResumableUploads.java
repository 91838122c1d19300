package io.lakehousedr.spi.store;

import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import java.util.SortedSet;

/**
 * Optional ability of an {@link ObjectStore}: large objects are written in parts that survive a
 * crash.
 */
public interface ResumableUploads {
  /** The smallest and usual size of a part, in bytes; every part but the last has the same size. */
  long partSize(long objectSize);

  /**
   * Begins an upload, or goes on with one that was begun with the same target, token and size, by
   * this or another process. Nothing is visible under {@code target} before {@link
   * Upload#complete}.
   *
   * @param token names the content, for example by the source's version; another token is another
   *     upload
   * @param attributes that the object is to have; those of {@link Upload#complete} are ignored, for
   *     some services want them at the beginning
   */
  Upload upload(ObjectPath target, String token, long size, ObjectAttributes attributes);

  /** An upload of nothing but bytes. */
  default Upload upload(ObjectPath target, String token, long size) {
    return upload(target, token, size, ObjectAttributes.NONE);
  }

  /** An upload under way. Parts may be put in any order and from several threads. */
  interface Upload extends AutoCloseable {
    /** The parts, from 0, that are there already and need not be sent again. */
    SortedSet<Integer> finished();

    /** Sends one part; a part that is there already is replaced by equal bytes. */
    void put(int part, Content content);

    /**
     * Makes the object appear, as {@link ObjectStore#create} does.
     *
     * @throws io.lakehousedr.error.DrException ALREADY_EXISTS
     */
    ObjectEntry complete(WriteOptions options);

    /** Throws the parts away. Idempotent. */
    void abandon();

    /** Frees what this process holds; the parts stay. Idempotent. */
    @Override
    void close();
  }
}
