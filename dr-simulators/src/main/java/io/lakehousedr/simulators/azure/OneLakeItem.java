package io.lakehousedr.simulators.azure;

import java.util.List;

/**
 * An item of a OneLake workspace.
 *
 * @param workspace its name
 * @param workspaceId its GUID
 * @param name of the item, without its type
 * @param type for example {@code Lakehouse}
 * @param id the item's GUID
 * @param shortcuts in it
 */
public record OneLakeItem(
    String workspace,
    String workspaceId,
    String name,
    String type,
    String id,
    List<Shortcut> shortcuts) {
  /**
   * A shortcut.
   *
   * @param path of the folder it stands in, for example {@code Files/landing}
   * @param target its type, for example {@code AmazonS3}
   */
  public record Shortcut(String path, String name, String target) {}

  /** Whether the two parts of a path name it: both by name or both by GUID. */
  boolean isAt(String workspacePart, String itemPart) {
    boolean byName = workspacePart.equals(workspace) && itemPart.equals(name + "." + type);
    return byName || (workspacePart.equals(workspaceId) && itemPart.equals(id));
  }
}
