package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * The workspace in the secondary region.
 *
 * @param name for people
 * @param connection how it is reached; its platform is the primary's unless it names its own
 */
public record SecondaryWorkspace(
    @Key(value = "workspace_name", about = "The name of the workspace.") Optional<String> name,
    @Key(about = "", layout = Key.Layout.INLINE) Connection connection) {}
