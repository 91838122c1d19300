package io.lakehousedr.core.config.model;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How runs are scheduled, limited and told of. Nested objects are inherited whole, never merged.
 *
 * @param timeZone that schedules are read in
 * @param defaultSchedule of groups that have no schedule of their own
 * @param limits what a run may use
 * @param prices for the money in plans; empty when money is not to be shown
 * @param failureNotification who is told of failures
 * @param successNotification who is told of successes
 * @param notifications how they are told
 */
public record RunPolicy(
    @Key(about = "Time zone of all schedules.", standard = "UTC", inherits = "time_zone")
        ZoneId timeZone,
    @Key(
            value = "sync_default_schedule",
            about = "When groups are synced that follow no workflow and have no own schedule.",
            standard = "0 */12 * * *",
            inherits = "sync_default_schedule")
        Schedule defaultSchedule,
    @Key(about = "What runs may use.", standard = "{}", inherits = "limits") Limits limits,
    @Key(about = "Prices, for the money that a plan shows.", inherits = "prices")
        Optional<Prices> prices,
    @Key(
            value = "sync_failure_notification",
            about = "Mail addresses told when a group fails.",
            inherits = "sync_failure_notification",
            layout = Key.Layout.ONE_OR_MANY)
        List<MailAddress> failureNotification,
    @Key(
            value = "sync_success_notification",
            about = "Mail addresses told when a group succeeds.",
            inherits = "sync_success_notification",
            layout = Key.Layout.ONE_OR_MANY)
        List<MailAddress> successNotification,
    @Key(about = "How mail and web hooks are sent.", inherits = "notifications")
        Optional<Notifications> notifications) {
  /** Copies the lists. */
  public RunPolicy {
    failureNotification = List.copyOf(failureNotification);
    successNotification = List.copyOf(successNotification);
  }
}
