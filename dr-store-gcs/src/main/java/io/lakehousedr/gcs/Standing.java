package io.lakehousedr.gcs;

/**
 * What a write must find under its name, and otherwise changes nothing.
 *
 * @param generation 0 for nothing
 */
record Standing(long generation) {
  static final Standing NOTHING = new Standing(0);

  boolean isNothing() {
    return generation == 0;
  }
}
