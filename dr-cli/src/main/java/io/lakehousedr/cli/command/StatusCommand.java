package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.Detail;
import io.lakehousedr.cli.view.GroupAnswer;
import io.lakehousedr.cli.view.MemberAnswer;
import io.lakehousedr.cli.view.StatusAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.Unprotected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "status",
    description = "Shows how groups stand, worst first, from the secondary's own log.",
    exitCodeList = {
      "0:the status was read, whatever it says",
      "1:it cannot be read",
      "64:bad usage",
      "130:interrupted"
    },
    footer = {
      "  dr status",
      "  dr status core_product --all",
      "  dr status main.core.orders     one table's story",
      "  dr status --at-secondary abfss://dr@secondary.dfs.core.windows.net/"
    })
final class StatusCommand extends EngineCommand {
  @Parameters(
      paramLabel = "GROUP|TABLE",
      arity = "0..1",
      description = "A group, or a table in full; all groups when there is none.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--at-secondary",
      paramLabel = "LOCATION",
      converter = LocationConverter.class,
      description = "The secondary's control location: all its groups, without configuration.")
  private Optional<Location> secondary = Optional.empty();

  @Option(names = "--all", description = "Show what is as it should be too.")
  private boolean all;

  StatusCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    return secondary.isPresent() ? alone(secondary.get()) : super.answer();
  }

  private Answer alone(Location control) {
    return watched(
        listener -> {
          List<GroupStatus> groups = root().surroundings().opener().status(control);
          return name.map(wanted -> find(groups, wanted).orElseThrow(() -> unknown(wanted)))
              .orElseGet(() -> overview(groups, List.of()));
        });
  }

  @Override
  Answer ask(DrEngine engine, LoadedConfig config) {
    return name.map(wanted -> ask(engine, wanted))
        .orElseGet(() -> overview(engine.status(Set.of()), engine.unprotected()));
  }

  private Answer ask(DrEngine engine, String wanted) {
    if (engine.groups().contains(wanted)) {
      return group(engine.status(Set.of(wanted)).get(0));
    }
    return find(engine.status(Set.of()), wanted)
        .orElseGet(() -> group(engine.status(Set.of(wanted)).get(0)));
  }

  private Optional<Answer> find(List<GroupStatus> groups, String wanted) {
    Optional<Answer> group =
        groups.stream().filter(each -> each.group().equals(wanted)).findFirst().map(this::group);
    return group.or(() -> groups.stream().flatMap(each -> member(each, wanted)).findFirst());
  }

  private java.util.stream.Stream<Answer> member(GroupStatus group, String wanted) {
    return group.members().stream()
        .filter(member -> member.member().equals(wanted))
        .map(member -> new MemberAnswer(group, member, now()));
  }

  private Answer group(GroupStatus group) {
    return new GroupAnswer(group, now(), detail());
  }

  private Answer overview(List<GroupStatus> groups, List<Unprotected> unprotected) {
    return new StatusAnswer(groups, unprotected, now(), detail());
  }

  private Detail detail() {
    return all ? Detail.ALL : Detail.COLLAPSED;
  }

  private Instant now() {
    return root().surroundings().clock().instant();
  }

  private static DrException unknown(String name) {
    return new DrException(
        Problem.GROUP_UNKNOWN, "no group and no table there is called \"" + name + "\"");
  }
}
