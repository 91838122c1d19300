package io.lakehousedr.core.config.model;

import io.lakehousedr.model.TableMode;

/**
 * What a group says of one table, or of the tables that a selector matches.
 *
 * @param reference which
 * @param mode how they are kept in step
 */
@Shorthand("name")
public record TableSpec(
    @Key(value = "name", about = "A name, a selector such as catalog.schema.*, or a location.")
        TableReference reference,
    @Key(
            about = "How the table is kept in step, if not as its group.",
            standard = "mirror",
            inherits = "mode")
        TableMode mode) {}
