package io.lakehousedr.cli.command;

import java.util.function.Function;

/** The subcommands, in the order of the help. A command's class is loaded when it is called. */
enum Subcommand {
  VALIDATE("checks the configuration", ValidateCommand::new),
  PLAN("shows what a sync would do", PlanCommand::new),
  SYNC("moves groups to a new cut", SyncCommand::new),
  STATUS("shows how groups and tables stand", StatusCommand::new),
  VERIFY("compares replicas with their sources", VerifyCommand::new),
  RECOVER("completes committed cuts, from the secondary alone", RecoverCommand::new),
  QUARANTINE("takes a table out of its group's cuts, or lifts that", QuarantineCommand::new),
  PRUNE("deletes what no retained cut needs", PruneCommand::new),
  EXPLAIN("tells what a problem code means and what to do", ExplainCommand::new),
  SCHEMA("prints the JSON Schema of the configuration", SchemaCommand::new),
  DEMO("shows it all on this machine", DemoCommand::new),
  COMPLETION("prints a completion script for bash or zsh", CompletionCommand::new),
  VERSION("prints the version", VersionCommand::new),
  HELP("shows the help of a command", HelpCommand::new);

  private final String summary;

  @SuppressWarnings("ImmutableEnumChecker") // constructor references hold nothing
  private final Function<Root, Object> maker;

  Subcommand(String summary, Function<Root, Object> maker) {
    this.summary = summary;
    this.maker = maker;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String summary() {
    return summary;
  }

  Object make(Root root) {
    return maker.apply(root);
  }
}
