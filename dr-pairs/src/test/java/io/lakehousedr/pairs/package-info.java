/** The main job between any two stores, and what may befall it there. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.pairs;
