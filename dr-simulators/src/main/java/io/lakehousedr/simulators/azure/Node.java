package io.lakehousedr.simulators.azure;

import java.time.Instant;
import java.util.Map;

/**
 * A file or a folder of a hierarchical namespace.
 *
 * @param folder whether it is a folder
 * @param bytes of a file
 * @param tag its ETag, without quotes
 * @param headers to be given back with it: content type and metadata
 * @param acl in the text of the REST pages
 */
record Node(
    boolean folder,
    byte[] bytes,
    String tag,
    Instant modified,
    Map<String, String> headers,
    String owner,
    String group,
    String acl) {
  private static final String FILE_ACL = "user::rw-,group::r--,other::---";
  private static final String FOLDER_ACL = "user::rwx,group::r-x,other::---";

  static Node file(byte[] bytes, Map<String, String> headers, String tag) {
    return new Node(
        false, bytes, tag, Instant.now(), headers, "$superuser", "$superuser", FILE_ACL);
  }

  static Node folder(String tag) {
    Map<String, String> marker = Map.of("x-ms-meta-hdi_isfolder", "true");
    return new Node(
        true, new byte[0], tag, Instant.now(), marker, "$superuser", "$superuser", FOLDER_ACL);
  }

  Node with(String newOwner, String newGroup, String newAcl, String newTag) {
    return new Node(folder, bytes, newTag, Instant.now(), headers, newOwner, newGroup, newAcl);
  }
}
