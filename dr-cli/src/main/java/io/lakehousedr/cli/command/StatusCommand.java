package io.lakehousedr.cli.command;

import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.Detail;
import io.lakehousedr.cli.view.GroupAnswer;
import io.lakehousedr.cli.view.MemberAnswer;
import io.lakehousedr.cli.view.StatusAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.report.GroupStatus;
import io.lakehousedr.report.Unprotected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  dr status orders               one table's story",
      "  dr status --at-secondary abfss://dr@secondary.dfs.core.windows.net/"
    })
final class StatusCommand extends EngineCommand {
  @Parameters(
      paramLabel = "GROUP|TABLE",
      arity = "0..1",
      description = "A group, or a table or folder; all groups when there is none.")
  private Optional<String> name = Optional.empty();

  @Mixin private AtSecondary secondary = new AtSecondary();

  @Option(names = "--all", description = "Show what is as it should be too.")
  private boolean all;

  StatusCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    return secondary.place().map(this::alone).orElseGet(super::answer);
  }

  private Answer alone(ControlRoot control) {
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
    return engine.groups().contains(wanted)
        ? group(engine.status(Set.of(wanted)).get(0))
        : find(engine.status(Set.of()), wanted)
            .orElseGet(() -> group(engine.status(Set.of(wanted)).get(0)));
  }

  private Optional<Answer> find(List<GroupStatus> groups, String wanted) {
    Optional<Answer> exact =
        groups.stream()
            .filter(each -> each.group().equals(wanted))
            .findFirst()
            .map(this::group)
            .or(() -> members(groups, wanted::equals).stream().findFirst());
    return exact.or(() -> ending(groups, wanted));
  }

  /** The last part of a name is enough where only one member has it. */
  private Optional<Answer> ending(List<GroupStatus> groups, String wanted) {
    List<MemberAnswer> found =
        members(groups, member -> member.endsWith("." + wanted) || member.endsWith("/" + wanted));
    if (found.size() > 1) {
      throw new DrException(
          Problem.GROUP_UNKNOWN,
          "\"" + wanted + "\" could be any of " + found.stream().map(MemberAnswer::name).toList());
    }
    return found.stream().<Answer>map(one -> one).findFirst();
  }

  private List<MemberAnswer> members(List<GroupStatus> groups, Predicate<String> wanted) {
    return groups.stream()
        .flatMap(
            group ->
                group.members().stream()
                    .filter(member -> wanted.test(member.member()))
                    .map(member -> new MemberAnswer(group, member, now())))
        .toList();
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
