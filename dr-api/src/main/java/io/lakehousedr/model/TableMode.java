package io.lakehousedr.model;

/** How a table is kept in step. */
public enum TableMode {
  /** The log is shipped byte for byte, with all it names: history and every feature survive. */
  MIRROR,
  /** One authored commit at the target per cut; nothing else writes there. History is not kept. */
  CLONE,
  /** As clone, but the target has a history of its own that goes on, foreign commits included. */
  OVERWRITE,
  /** Nothing is copied: both sides ran, and are compared. */
  DUAL_RUN
}
