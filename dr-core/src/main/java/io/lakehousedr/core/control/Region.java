package io.lakehousedr.core.control;

/**
 * A region with its metadata table.
 *
 * @param name for reports
 */
public record Region(String name, ControlTable table) {}
