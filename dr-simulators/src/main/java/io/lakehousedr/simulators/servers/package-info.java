/** Real servers for tests: started on a free port of this machine, stopped at the end. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.simulators.servers;
