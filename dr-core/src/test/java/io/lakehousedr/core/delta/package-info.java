@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.delta;
