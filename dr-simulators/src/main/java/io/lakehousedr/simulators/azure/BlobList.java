package io.lakehousedr.simulators.azure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * List Blobs over a hierarchical namespace: flat, with folders as marked empty blobs; or one level,
 * with folders as prefixes.
 */
final class BlobList {
  private BlobList() {}

  static void answer(Request request, Tree tree) throws IOException {
    String prefix = request.query("prefix").orElse("");
    List<Map.Entry<String, Node>> found = tree.below(prefix);
    StringBuilder blobs = new StringBuilder();
    if (request.asks("delimiter", "/")) {
      oneLevel(prefix, found).forEach((name, node) -> append(blobs, name, node));
    } else {
      found.forEach(entry -> append(blobs, entry.getKey(), entry.getValue()));
    }
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>"
            + blobs
            + "</Blobs><NextMarker/></EnumerationResults>";
    request.set("Content-Type", "application/xml").answer(200, BlobEndpoint.bytes(xml));
  }

  /** Folders have a slash at their end here. */
  private static Map<String, Node> oneLevel(String prefix, List<Map.Entry<String, Node>> found) {
    Map<String, Node> level = new TreeMap<>();
    for (Map.Entry<String, Node> entry : found) {
      String rest = entry.getKey().substring(prefix.length());
      if (!rest.isEmpty() && rest.indexOf('/') < 0) {
        boolean folder = entry.getValue().folder();
        level.put(entry.getKey() + (folder ? "/" : ""), entry.getValue());
      }
    }
    return level;
  }

  private static void append(StringBuilder xml, String name, Node node) {
    if (name.endsWith("/")) {
      xml.append("<BlobPrefix><Name>").append(escaped(name)).append("</Name></BlobPrefix>");
      return;
    }
    xml.append("<Blob><Name>").append(escaped(name)).append("</Name><Properties>");
    property(xml, "Last-Modified", BlobEndpoint.date(node));
    property(xml, "Etag", node.tag());
    property(xml, "Content-Length", Integer.toString(node.size()));
    property(xml, "BlobType", "BlockBlob");
    xml.append("</Properties><Metadata>");
    node.headers()
        .forEach(
            (header, value) -> {
              if (header.startsWith("x-ms-meta-")) {
                property(xml, header.substring("x-ms-meta-".length()), escaped(value));
              }
            });
    xml.append("</Metadata></Blob>");
  }

  private static void property(StringBuilder xml, String name, String value) {
    xml.append('<').append(name).append('>').append(value).append("</").append(name).append('>');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
