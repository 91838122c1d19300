/** How fast a run may go: bytes a second of all copies, requests a second to each region. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.throttle;
