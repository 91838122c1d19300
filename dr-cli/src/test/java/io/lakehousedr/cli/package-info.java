@org.jspecify.annotations.NullMarked
package io.lakehousedr.cli;
