package io.lakehousedr.core.config;

import io.lakehousedr.core.config.bind.Binder;
import io.lakehousedr.core.config.bind.Dropped;
import io.lakehousedr.core.config.bind.Scope;
import io.lakehousedr.core.config.json.JsonTree;
import io.lakehousedr.core.config.json.JsonValue;
import io.lakehousedr.core.config.json.Parsed;
import io.lakehousedr.core.config.model.DrConfig;
import io.lakehousedr.core.config.problem.Position;
import io.lakehousedr.core.config.problem.Problems;
import io.lakehousedr.error.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads configurations. It asks no service and resolves no secret: what it tells depends on the
 * text alone. All problems are told at once and none is thrown. Thread-safe.
 */
public final class ConfigLoader {
  private ConfigLoader() {}

  /** Loads a file. */
  public static LoadedConfig load(Path file) {
    ConfigText.Outcome outcome = ConfigText.read(file);
    return outcome instanceof ConfigText.Outcome.Text read
        ? load(read.text(), file.toString())
        : unreadable((ConfigText.Outcome.Unreadable) outcome, file.toString());
  }

  /**
   * Loads a text.
   *
   * @param name of the file it came from, for messages
   */
  public static LoadedConfig load(String text, String name) {
    if (text.length() > ConfigText.MAX_BYTES) {
      return unreadable((ConfigText.Outcome.Unreadable) ConfigText.tooLong(), name);
    }
    Problems problems = new Problems(name);
    Parsed parsed = JsonTree.parse(text);
    if (parsed instanceof Parsed.Broken broken) {
      problems.add(Problem.CONFIG_SYNTAX, broken.at(), "$", broken.message());
      return nothing(problems);
    }
    return bind(((Parsed.Tree) parsed).root(), problems);
  }

  private static LoadedConfig unreadable(ConfigText.Outcome.Unreadable why, String name) {
    Problems problems = new Problems(name);
    problems.add(Problem.CONFIG_UNREADABLE, Position.START, "$", why.message());
    return nothing(problems);
  }

  private static LoadedConfig bind(JsonValue root, Problems problems) {
    Binder binder = new Binder(problems);
    Optional<DrConfig> bound = binder.bind(DrConfig.class, root);
    List<LeftOut> leftOut = new ArrayList<>();
    binder.dropped().forEach(dropped -> leftOut.add(leftOut(dropped)));
    DrConfig checked =
        bound
            .map(config -> new ConfigChecks(binder, problems, leftOut).check(config))
            .orElseGet(ConfigLoader::empty);
    if (bound.filter(binder::isSound).isPresent()) {
      return new LoadedConfig(
          checked, problems.list(), leftOut, places(bound.get(), binder, problems));
    }
    leftOut.add(everything());
    return new LoadedConfig(empty(), problems.list(), leftOut, nowhere(problems));
  }

  private static LeftOut leftOut(Dropped dropped) {
    Scope.Found entry = dropped.entry();
    return new LeftOut(
        entry.path(),
        text(entry.value(), "workspace_name").or(() -> dropped.within().findText("workspace_name")),
        text(entry.value(), "group_name"));
  }

  private static Optional<String> text(JsonValue value, String key) {
    return value instanceof JsonValue.JsonObject object ? object.text(key) : Optional.empty();
  }

  private static LoadedConfig nothing(Problems problems) {
    return new LoadedConfig(empty(), problems.list(), List.of(everything()), nowhere(problems));
  }

  private static Places nowhere(Problems problems) {
    return new Places(problems.file(), Map.of());
  }

  private static Places places(DrConfig config, Binder binder, Problems problems) {
    Map<String, Scope> workspaces = new HashMap<>();
    config.workspaces().forEach(one -> workspaces.put(one.name(), binder.place(one)));
    return new Places(problems.file(), workspaces);
  }

  private static LeftOut everything() {
    return new LeftOut("$", Optional.empty(), Optional.empty());
  }

  /** The configuration of a file that protects nothing. */
  private static DrConfig empty() {
    Binder binder = new Binder(new Problems(""));
    Parsed.Tree tree = (Parsed.Tree) JsonTree.parse("{\"workspaces\": []}");
    return binder.bind(DrConfig.class, tree.root()).orElseThrow();
  }
}
