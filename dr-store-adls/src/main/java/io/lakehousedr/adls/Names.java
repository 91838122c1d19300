package io.lakehousedr.adls;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import java.nio.charset.StandardCharsets;

/** Names of blobs in URLs, and which names the service takes. */
final class Names {
  /** REST: "Naming and referencing containers, blobs, and metadata". */
  private static final int LONGEST = 1024;

  private static final String HEX = "0123456789ABCDEF";

  private Names() {}

  /** A name as a URL's path: all but unreserved characters and slashes is percent-encoded. */
  static String encoded(String name) {
    StringBuilder url = new StringBuilder(name.length() + 16);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (b & 0xff))) {
        url.append((char) b);
      } else {
        url.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
      }
    }
    return url.toString();
  }

  /** A text as the value of a query's parameter. */
  static String encodedQuery(String value) {
    return encoded(value).replace("/", "%2F");
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~/".indexOf(c) >= 0;
  }

  /**
   * Refuses names to be written that the service would not keep as they are.
   *
   * @throws DrException INVALID
   */
  static void check(Service service, ObjectPath path) {
    if (path.isRoot()) {
      throw invalid(service, path, "the root names no object");
    }
    if (service.place().name(path).length() > LONGEST) {
      throw invalid(service, path, "a name has at most 1,024 characters here");
    }
    if (endsInDot(path)) {
      throw invalid(service, path, "the service strips a dot at the end of a folder or file name");
    }
    if (path.text().indexOf('\\') >= 0) {
      throw invalid(service, path, "the service takes a backslash for a slash");
    }
  }

  private static boolean endsInDot(ObjectPath path) {
    return path.text().endsWith(".") || path.text().contains("./");
  }

  private static DrException invalid(Service service, ObjectPath path, String why) {
    return new DrException(
        Problem.STORE_INVALID,
        service.where(path) + ": " + why + "; nothing was written. Rename it at its source.");
  }
}
