package io.lakehousedr.simulators.azure;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;

/**
 * A file or a folder of a hierarchical namespace.
 *
 * @param folder whether it is a folder
 * @param content of a file
 * @param tag its ETag, without quotes
 * @param headers to be given back with it: content type and metadata
 * @param acl in the text of the REST pages
 */
record Node(
    boolean folder,
    ByteBuffer content,
    String tag,
    Instant modified,
    Map<String, String> headers,
    String owner,
    String group,
    String acl) {
  private static final String SUPERUSER = "$superuser";
  private static final String FILE_ACL = "user::rw-,group::r--,other::---";
  private static final String FOLDER_ACL = "user::rwx,group::r-x,other::---";

  static Node file(byte[] bytes, Map<String, String> headers, String tag) {
    ByteBuffer content = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    return new Node(false, content, tag, Instant.now(), headers, SUPERUSER, SUPERUSER, FILE_ACL);
  }

  static Node folder(String tag) {
    Map<String, String> marker = Map.of("x-ms-meta-hdi_isfolder", "true");
    ByteBuffer nothing = ByteBuffer.allocate(0);
    return new Node(true, nothing, tag, Instant.now(), marker, SUPERUSER, SUPERUSER, FOLDER_ACL);
  }

  Node with(String newOwner, String newGroup, String newAcl, String newTag) {
    return new Node(folder, content, newTag, Instant.now(), headers, newOwner, newGroup, newAcl);
  }

  int size() {
    return content.remaining();
  }

  byte[] bytes() {
    byte[] bytes = new byte[size()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
