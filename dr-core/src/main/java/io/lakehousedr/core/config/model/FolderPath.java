package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;

/**
 * A folder, below a root or by its own location.
 *
 * @param text as it was written
 */
public record FolderPath(String text) {
  /** Refuses paths that climb. */
  public FolderPath {
    if (isLocation(text)) {
      Locations.parse(text);
    } else {
      ObjectPath.of(trimmed(text));
    }
  }

  /** Where it lies, when paths begin at {@code root}. */
  public Location in(Location root) {
    return isLocation(text) ? Locations.parse(text) : root.resolve(ObjectPath.of(trimmed(text)));
  }

  private static boolean isLocation(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*");
  }

  private static String trimmed(String text) {
    return text.replaceAll("^/+|/+$", "");
  }

  @Override
  public String toString() {
    return text;
  }
}
