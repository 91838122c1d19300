package io.lakehousedr.spi.store;

import java.util.Optional;

/**
 * Owner, group and access list of an object, as Azure Data Lake Storage Gen2 has them.
 *
 * @param owner a name or object id; only a superuser may set it
 * @param group a name or object id
 * @param acl the access list in its usual text, for example {@code user::rwx,group::r-x,other::---}
 */
public record PosixAccess(Optional<String> owner, Optional<String> group, Optional<String> acl) {
  /** Refuses nothing at all. */
  public PosixAccess {
    if (owner.isEmpty() && group.isEmpty() && acl.isEmpty()) {
      throw new IllegalArgumentException("access without owner, group and list");
    }
  }
}
