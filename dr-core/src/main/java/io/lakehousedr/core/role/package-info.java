/** Which region is active: epochs and the records that change them. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.role;
