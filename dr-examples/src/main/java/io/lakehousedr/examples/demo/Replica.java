package io.lakehousedr.examples.demo;

import java.nio.file.Path;

/**
 * A table of the demo in both regions.
 *
 * @param group it belongs to
 * @param member its name in the group
 * @param title its short name
 * @param primary folder
 * @param secondary folder
 */
record Replica(String group, String member, String title, Path primary, Path secondary) {}
