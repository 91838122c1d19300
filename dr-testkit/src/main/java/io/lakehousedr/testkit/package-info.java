/** For authors of adapters: contract tests of the SPIs, a store that fails on demand, a clock. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.testkit;
