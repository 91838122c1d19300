package io.lakehousedr.testkit;

import io.lakehousedr.model.Location;

/**
 * One operation of a wrapped store.
 *
 * @param number from 1, over all stores of one {@link FaultPlan}
 * @param operation what was asked for
 * @param store the root of the store
 * @param path the object or directory; for a delete the names, joined by commas
 */
public record StoreCall(int number, Operation operation, Location store, String path) {
  /** The operations that are counted. */
  public enum Operation {
    /** A page of a listing: the first element is asked for, or the next after 1,000. */
    LIST,
    /** A head. */
    HEAD,
    /** What belongs to an object beside its bytes is asked for. */
    DESCRIBE,
    /** A stream is opened. */
    OPEN,
    /** The first byte of a stream is asked for. */
    READ,
    /** A create. */
    CREATE,
    /** A replace. */
    REPLACE,
    /** A delete, of any number of names. */
    DELETE,
    /** A barrier. */
    BARRIER,
    /** A server-side copy. */
    COPY,
    /** A resumable upload is begun or resumed. */
    UPLOAD,
    /** A part of an upload is put. */
    PUT_PART,
    /** An upload is completed. */
    COMPLETE,
    /** An upload is abandoned. */
    ABANDON;

    /** Whether it can change what the store holds. */
    public boolean writes() {
      return this != LIST && this != HEAD && this != DESCRIBE && this != OPEN && this != READ;
    }
  }

  @Override
  public String toString() {
    return "#" + number + " " + operation + " " + store + " " + path;
  }
}
