package io.lakehousedr.core.config.model;

/**
 * Which cuts are kept: those that either rule keeps.
 *
 * @param cuts the newest so many
 * @param days those of the last so many days
 */
public record Retention(
    @Key(
            value = "retain_cuts",
            about = "How many cuts are kept at least.",
            standard = "7",
            least = 1,
            most = 100_000)
        int cuts,
    @Key(
            value = "retain_days",
            about = "For how many days cuts are kept at least.",
            standard = "7",
            least = 0,
            most = 36_500)
        int days) {}
