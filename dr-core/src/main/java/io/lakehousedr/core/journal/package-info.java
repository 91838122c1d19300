/** What runs and verifications leave behind for people: notes beside a group's log. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.core.journal;
