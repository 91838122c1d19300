package io.lakehousedr.model;

/**
 * A group's identity: written once, when its decision log begins, and kept when the group is
 * renamed. Safe in file names.
 */
public record GroupId(String text) {
  /** Refuses what is not safe in a file name. */
  public GroupId {
    if (!text.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,99}")) {
      throw new IllegalArgumentException("\"" + text + "\" is not a group id");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
