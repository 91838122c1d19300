@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.demo;
