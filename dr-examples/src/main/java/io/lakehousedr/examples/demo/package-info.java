/** The demo: a small lakehouse is kept safe while the process that does it is killed twice. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.examples.demo;
