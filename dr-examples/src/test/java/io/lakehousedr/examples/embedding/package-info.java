@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.embedding;
