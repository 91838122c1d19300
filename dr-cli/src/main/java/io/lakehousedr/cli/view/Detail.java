package io.lakehousedr.cli.view;

/** How much is shown. */
public enum Detail {
  /** What is as it should be is counted only. */
  COLLAPSED,
  /** Everything. */
  ALL
}
