/** Deletes what no retained cut needs: by records, by name and version, without Delta commits. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.prune;
