package io.lakehousedr.simulators.azure;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The DFS endpoint (REST: Azure Data Lake Storage Gen2, Path): Get Properties with status or access
 * list, Update with {@code setAccessControl}, Create of a directory.
 */
final class DfsEndpoint {
  private DfsEndpoint() {}

  /** Whether a request is one of this endpoint's. */
  static boolean takes(Request request) {
    return request.query("action").isPresent() || request.query("resource").isPresent();
  }

  static void answer(Request request, Tree tree, String path, Owners owners) throws IOException {
    if (request.asks("resource", "filesystem")) {
      request.set("x-ms-namespace-enabled", "true").answer(200);
    } else if (request.asks("resource", "directory") && request.method().equals("PUT")) {
      BlobEndpoint.describe(request, tree.put(path, Node.folder(tree.newTag()))).answer(201);
    } else if (request.asks("action", "setAccessControl")) {
      set(request, tree, path, owners);
    } else {
      tell(request, tree, path);
    }
  }

  /** Who may have an owner. */
  enum Owners {
    /** Accounts of Data Lake Storage. */
    KEPT,
    /** OneLake, which rejects the action (OneLake and ADLS API parity). */
    REJECTED
  }

  private static void tell(Request request, Tree tree, String path) throws IOException {
    Optional<Node> there = path.isEmpty() ? Optional.of(Node.folder("0x0")) : tree.at(path);
    if (there.isEmpty()) {
      request.fail(404, "PathNotFound");
      return;
    }
    Node node = there.get();
    BlobEndpoint.describe(request, node)
        .set("x-ms-resource-type", node.folder() ? "directory" : "file")
        .set("x-ms-owner", node.owner())
        .set("x-ms-group", node.group())
        .set("x-ms-permissions", node.folder() ? "rwxr-x---" : "rw-r-----");
    if (request.asks("action", "getAccessControl")) {
      request.set("x-ms-acl", node.acl());
    }
    request.answer(200);
  }

  private static void set(Request request, Tree tree, String path, Owners owners)
      throws IOException {
    synchronized (tree) {
      Optional<Node> there = tree.at(path);
      if (owners == Owners.REJECTED) {
        request.fail(400, "UnsupportedQueryParameter");
      } else if (there.isEmpty()) {
        request.fail(404, "PathNotFound");
      } else {
        Node old = there.get();
        Node now =
            old.with(
                request.header("x-ms-owner").orElse(old.owner()),
                request.header("x-ms-group").orElse(old.group()),
                request.header("x-ms-acl").map(DfsEndpoint::ordered).orElse(old.acl()),
                tree.newTag());
        BlobEndpoint.describe(request, tree.put(path, now)).answer(200);
      }
    }
  }

  /** Lists come back in the order of POSIX: users, groups, mask, others; unnamed ones first. */
  private static String ordered(String acl) {
    return Stream.of(acl.split(","))
        .sorted(
            Comparator.comparing(DfsEndpoint::rank).thenComparing(entry -> entry.split(":", -1)[1]))
        .collect(Collectors.joining(","));
  }

  private static int rank(String entry) {
    return List.of("user", "group", "mask", "other")
        .indexOf(entry.substring(0, entry.indexOf(':')));
  }
}
