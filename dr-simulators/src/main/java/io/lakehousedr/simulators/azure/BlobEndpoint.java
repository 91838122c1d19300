package io.lakehousedr.simulators.azure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The blob endpoint of an account with a hierarchical namespace: Put Blob, Get Blob, Get Blob
 * Properties, Delete Blob and List Blobs with their conditions.
 */
final class BlobEndpoint {
  private BlobEndpoint() {}

  static void answer(Request request, Tree tree, String path) throws IOException {
    if (request.asks("comp", "list")) {
      BlobList.answer(request, tree);
      return;
    }
    switch (request.method()) {
      case "PUT" -> put(request, tree, path);
      case "GET", "HEAD" -> read(request, tree, path);
      case "DELETE" -> delete(request, tree, path);
      default -> request.fail(405, "UnsupportedHttpVerb");
    }
  }

  private static void put(Request request, Tree tree, String path) throws IOException {
    byte[] bytes = request.body();
    synchronized (tree) {
      Optional<Node> there = tree.at(path);
      if (there.filter(Node::folder).isPresent() || tree.leadsThroughFile(path)) {
        request.fail(409, "ResourceTypeMismatch");
      } else if (request.header("If-None-Match").isPresent() && there.isPresent()) {
        request.fail(409, "BlobAlreadyExists");
      } else if (breaks(request, there)) {
        request.fail(412, "ConditionNotMet");
      } else {
        Map<String, String> kept = new TreeMap<>(request.headers("x-ms-meta-"));
        kept.put(
            "content-type",
            request.header("x-ms-blob-content-type").orElse("application/octet-stream"));
        Node made = tree.put(path, Node.file(bytes, kept, tree.newTag()));
        describe(request, made).answer(201);
      }
    }
  }

  private static boolean breaks(Request request, Optional<Node> there) {
    return request
        .header("If-Match")
        .filter(tag -> there.isEmpty() || !tag.equals("\"" + there.get().tag() + "\""))
        .isPresent();
  }

  static Request describe(Request request, Node node) {
    return request.set("ETag", "\"" + node.tag() + "\"").set("Last-Modified", date(node));
  }

  static String date(Node node) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(node.modified().atOffset(ZoneOffset.UTC));
  }

  private static void read(Request request, Tree tree, String path) throws IOException {
    Optional<Node> there = tree.at(path);
    if (there.isEmpty()) {
      request.fail(404, "BlobNotFound");
    } else if (breaks(request, there)) {
      request.fail(412, "ConditionNotMet");
    } else {
      Node node = there.get();
      node.headers().forEach(request::set);
      describe(request, node)
          .set("x-ms-blob-type", "BlockBlob")
          .set("x-ms-resource-type", node.folder() ? "directory" : "file");
      answerBytes(request, node.bytes());
    }
  }

  private static void answerBytes(Request request, byte[] bytes) throws IOException {
    Optional<String> range = request.header("x-ms-range");
    if (range.isEmpty()) {
      request.answer(200, bytes);
      return;
    }
    String[] ends = range.get().substring("bytes=".length()).split("-", -1);
    int start = (int) Math.min(Integer.MAX_VALUE, Long.parseLong(ends[0]));
    if (start >= bytes.length) {
      request.fail(416, "InvalidRange");
      return;
    }
    int end = ends[1].isEmpty() ? bytes.length : Integer.parseInt(ends[1]) + 1;
    request.answer(206, Arrays.copyOfRange(bytes, start, Math.min(end, bytes.length)));
  }

  private static void delete(Request request, Tree tree, String path) throws IOException {
    synchronized (tree) {
      Optional<Node> there = tree.at(path);
      if (there.isEmpty()) {
        request.fail(404, "BlobNotFound");
      } else if (breaks(request, there)) {
        request.fail(412, "ConditionNotMet");
      } else {
        tree.remove(path);
        request.answer(202);
      }
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
