/**
 * Mode {@code files}: folders of plain files that move with their group's cut. All bytes that
 * change go through the stage, with a copy of what they replace.
 */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.files;
